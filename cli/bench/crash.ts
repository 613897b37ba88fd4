export const benchCrash = async () => [];
