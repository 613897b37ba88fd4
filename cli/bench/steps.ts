export const benchSteps = async () => [];
