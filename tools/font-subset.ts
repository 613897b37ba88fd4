/**
 * Makes the one font of the printed forms anew; only for a deliberate change of its characters. Needs the Debian package
 * `fonts-noto-cjk`. From the root of the repository:
 *
 *     npx rolldown tools/font-subset.ts --platform node --external subset-font --file dist/font-subset.mjs && node dist/font-subset.mjs
 */
import { readFileSync, writeFileSync } from 'node:fs';

import subsetFont from 'subset-font';

const source = process.argv[2] ?? '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc';
const target = 'web/fonts/noto-sans-sc.otf';
/** Place of the Simplified Chinese face in the collection. */
const simplified = 2;
/** Marks of ours, and what stands in texts beside GB 2312. */
const marks = '·—–…‘’“”•→←↑↓○◇□◎●■△〓①②③④⑤⑥⑦⑧⑨⑩㎡℃×÷±≤≥％〇';

/** Rows 1 to 3 (marks, figures, full-width letters) and 16 to 87 (6,763 characters) of GB 2312, and what ASCII prints. */
function characters(): string {
  const decoder = new TextDecoder('gb2312', { fatal: true });
  const rows = [1, 2, 3, ...Array.from({ length: 72 }, (_, at) => at + 16)];
  const inRows = rows.flatMap((row) => Array.from({ length: 94 }, (_, cell) => decoded(decoder, Uint8Array.of(0xa0 + row, 0xa1 + cell))));
  const ascii = Array.from({ length: 95 }, (_, at) => String.fromCodePoint(32 + at));
  return [...new Set([...ascii, ...inRows, ...marks])].join('');
}

function decoded(decoder: InstanceType<typeof TextDecoder>, bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch {
    return '';
  }
}

/** One face of a collection as a file of its own: the tables are copied, nothing is drawn anew. */
function faceOf(collection: Buffer, face: number): Buffer {
  const header = collection.readUInt32BE(12 + 4 * face);
  const count = collection.readUInt16BE(header + 4);
  const head = Buffer.from(collection.subarray(header, header + 12 + 16 * count));
  const tables: Buffer[] = [];
  let place = head.length;
  for (let at = 12; at < head.length; at += 16) {
    const from = head.readUInt32BE(at + 8);
    const length = head.readUInt32BE(at + 12);
    const padded = Buffer.alloc(Math.ceil(length / 4) * 4);
    collection.copy(padded, 0, from, from + length);
    head.writeUInt32BE(place, at + 8);
    tables.push(padded);
    place += padded.length;
  }
  return Buffer.concat([head, ...tables]);
}

// Without layout tables a line is as wide as the sum of its characters: in every pen, and in the table of widths of core/chart/layout.
const dropTables = ['GPOS', 'GSUB', 'GDEF', 'BASE', 'VORG', 'vhea', 'vmtx'];
const text = characters();
const font = await subsetFont(faceOf(readFileSync(source), simplified), text, { targetFormat: 'sfnt', noHinting: true, dropTables });
writeFileSync(target, font);
console.log(`${target}: ${String([...text].length)} characters, ${String(font.length)} bytes`);
