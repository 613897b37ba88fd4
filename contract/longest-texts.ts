/** Most characters of an objection or of its answer; pages say it, the server holds it. */
export const longestObjection = 2_000;
