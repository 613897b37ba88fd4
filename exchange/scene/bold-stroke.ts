/** Bold type is the one weight of the font with a thin stroke around it, so wide as a share of its size. */
export const boldStroke = 0.034;
