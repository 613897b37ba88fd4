/** What a font has: characters with their widths in thousandths of its size. */
export type FontCharacters = { readonly has: (codePoint: number) => boolean; readonly width: (codePoint: number) => number };

/** Reads which characters a font file (TrueType or OpenType, no collection) has and how wide they are. */
export function readFontCharacters(font: Uint8Array): FontCharacters {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const tables = tablesOf(view);
  const glyphs = glyphsOf(view, tables('cmap'));
  const perEm = view.getUint16(tables('head') + 18);
  const metrics = view.getUint16(tables('hhea') + 34);
  const widths = tables('hmtx');
  return {
    has: (codePoint) => glyphs.has(codePoint),
    width: (codePoint) => {
      const glyph = glyphs.get(codePoint) ?? 0;
      return (view.getUint16(widths + 4 * Math.min(glyph, metrics - 1)) * 1_000) / perEm;
    },
  };
}

function tablesOf(view: DataView): (tag: string) => number {
  const places = new Map<string, number>();
  for (let at = 0; at < view.getUint16(4); at += 1) {
    const entry = 12 + 16 * at;
    const tag = String.fromCodePoint(...[0, 1, 2, 3].map((byte) => view.getUint8(entry + byte)));
    places.set(tag, view.getUint32(entry + 8));
  }
  return (tag) => {
    const place = places.get(tag);
    if (place === undefined) throw new Error(`the font has no table ${tag}`);
    return place;
  };
}

/** Characters and their glyphs, from the subtables of the two formats that fonts of today have. */
function glyphsOf(view: DataView, cmap: number): ReadonlyMap<number, number> {
  const glyphs = new Map<number, number>();
  for (let at = 0; at < view.getUint16(cmap + 2); at += 1) {
    const table = cmap + view.getUint32(cmap + 4 + 8 * at + 4);
    const format = view.getUint16(table);
    if (format === 12) readGroups(view, table, glyphs);
    if (format === 4) readSegments(view, table, glyphs);
  }
  return glyphs;
}

function readGroups(view: DataView, table: number, glyphs: Map<number, number>): void {
  for (let at = 0; at < view.getUint32(table + 12); at += 1) {
    const group = table + 16 + 12 * at;
    const [first, last, glyph] = [view.getUint32(group), view.getUint32(group + 4), view.getUint32(group + 8)];
    for (let code = first; code <= last; code += 1) glyphs.set(code, glyph + code - first);
  }
}

function readSegments(view: DataView, table: number, glyphs: Map<number, number>): void {
  const count = view.getUint16(table + 6) / 2;
  const ends = table + 14;
  const starts = ends + 2 * count + 2;
  const [deltas, offsets] = [starts + 2 * count, starts + 4 * count];
  for (let at = 0; at < count; at += 1) {
    const [first, last] = [view.getUint16(starts + 2 * at), view.getUint16(ends + 2 * at)];
    const [delta, offset] = [view.getUint16(deltas + 2 * at), view.getUint16(offsets + 2 * at)];
    for (let code = first; code <= last && code < 0xffff; code += 1) {
      const direct = offset === 0 ? code : view.getUint16(offsets + 2 * at + offset + 2 * (code - first));
      if (direct !== 0) glyphs.set(code, (direct + delta) & 0xffff);
    }
  }
}
