/**
 * Widths of the one font of printed forms, in thousandths of its size. ASCII from the space on; everything else is as wide as it is
 * high, but for a few marks. A test holds the table against the font.
 */
const ascii = [
  224, 323, 474, 555, 555, 921, 680, 278, 338, 338, 467, 555, 278, 347, 278, 392, 555, 555, 555, 555, 555, 555, 555, 555, 555, 555, 278,
  278, 555, 555, 555, 474, 946, 608, 657, 638, 688, 589, 552, 689, 728, 293, 535, 646, 543, 812, 723, 742, 633, 742, 635, 596, 599, 721,
  575, 878, 573, 531, 603, 338, 392, 338, 555, 559, 606, 563, 618, 510, 620, 554, 325, 564, 607, 275, 275, 552, 284, 926, 610, 606, 620,
  620, 388, 468, 377, 607, 521, 802, 498, 521, 475, 338, 270, 338, 555,
] as const;

const narrow: Readonly<Record<string, number>> = { '¤': 555, '¨': 606, '°': 370, ˇ: 600, '–': 536, '—': 894, '′': 278, '″': 474, '№': 997 };

/** From here on all are square. */
const firstIdeograph = 0x2e80;

/** Width of one character as a share of the size of its type. */
export function charWidth(char: string): number {
  const code = char.codePointAt(0) ?? 0;
  if (code >= firstIdeograph) return 1;
  return (code < 127 ? (ascii[code - 32] ?? 0) : (narrow[char] ?? 1_000)) / 1_000;
}
