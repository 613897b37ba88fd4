import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';

import { distinctNames, fileNameOf } from './file-name.ts';
import { zipParts, type ZipPart } from './zip-parts.ts';

async function packed(parts: readonly ZipPart[], day = '2026-03-02'): Promise<Uint8Array> {
  async function* each(): AsyncGenerator<ZipPart> {
    for (const part of parts) yield await Promise.resolve(part);
  }
  const chunks: Uint8Array[] = [];
  for await (const chunk of zipParts(each(), day)) chunks.push(chunk);
  return new Uint8Array(Buffer.concat(chunks));
}

describe('a name of a file', () => {
  it.each([
    ['../../etc/passwd', '_.._etc_passwd'],
    ['a/b\\c:d*e?f"g<h>i|j', 'a_b_c_d_e_f_g_h_i_j'],
    ['con', '_con'],
    ['COM1.txt', '_COM1.txt'],
    ['  低保\u202Eexe.docx\u0000 ', '低保exe.docx'],
    ['=cmd', 'cmd'],
    ['...', '_'],
    ['', '_'],
    ['低保申请', '低保申请'],
  ])('made of %j is %j', (text, name) => {
    expect(fileNameOf(text)).toBe(name);
  });

  it('is safe whatever it is made of', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 90 }), fc.string({ unit: 'grapheme', maxLength: 90 })), (text) => {
        const name = fileNameOf(text);
        expect(name).toMatch(/^[^<>:"/\\|?*\p{Cc}\p{Cf}]+$/u);
        expect(name).not.toMatch(/^[.\s=+@-]|[.\s]$/);
        expect([...name].length).toBeLessThanOrEqual(61);
      }),
    );
  });

  it('is another one for whoever comes second, on systems that do not tell letters apart too', () => {
    const distinct = distinctNames();
    expect(['甲', '甲', 'a', 'A', '甲'].map(distinct)).toEqual(['甲', '甲（2）', 'a', 'A（2）', '甲（3）']);
  });
});

describe('an archive packed on the way', () => {
  it('holds every file under its name, Chinese ones too', async () => {
    const parts = [
      { path: '3 运行流程图/V-1 低保申请.docx', bytes: new Uint8Array([1, 2, 3]) },
      { path: 'manifest.json', bytes: new Uint8Array(200_000).fill(7) },
      { path: '空.txt', bytes: new Uint8Array() },
    ];
    const opened = unzipSync(await packed(parts));
    expect(Object.keys(opened)).toEqual(parts.map(({ path }) => path));
    for (const { path, bytes } of parts) expect(Buffer.from(opened[path] ?? []).equals(Buffer.from(bytes))).toBe(true);
  });

  it('is the same for the same files and another one on another day', async () => {
    const parts = [{ path: '甲', bytes: new Uint8Array([1]) }];
    const [first, second, later] = [await packed(parts), await packed(parts), await packed(parts, '2026-03-04')];
    expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true);
    expect(Buffer.from(first).equals(Buffer.from(later))).toBe(false);
  });
});
