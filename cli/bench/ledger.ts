export const benchLedger = async () => [];
