import { createWriteStream, existsSync, renameSync, rmSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import { refuse, type Refusal } from '../../core/kernel/outcome.ts';
import { zipParts } from '../../exchange/archive/zip-parts.ts';
import type { ReportProgress } from '../platform/control/control-message.ts';
import { writeWholeFolder } from '../platform/whole-folder.ts';
import type { UnitList } from '../public/read.ts';
import { MadeFiles, type FileServices } from './made-files.ts';
import { countParts, type PackagePart, packageParts } from './package-parts.ts';

/** A package that was written. */
export type WrittenPackage = {
  readonly kind: 'unit';
  readonly out: string;
  readonly items: number;
  readonly files: number;
  readonly bytes: number;
};

/** Writes a unit's package as a folder, or as an archive when the name ends in `.zip`; whole or not at all. Refused: `folder-not-empty`, `file-exists`. */
export async function writePackage(
  services: FileServices,
  work: { readonly list: UnitList; readonly out: string; readonly progress: ReportProgress },
): Promise<WrittenPackage | Refusal> {
  const { list, out, progress } = work;
  const told = { files: 0, bytes: 0 };
  async function* counted(): AsyncGenerator<PackagePart> {
    for await (const part of packageParts(new MadeFiles(services), services.about.name, list)) {
      told.files += 1;
      told.bytes += part.bytes.length;
      progress(told.files / countParts(list), '文件 files');
      yield part;
    }
  }
  const answer = (): WrittenPackage => ({ kind: 'unit', out, items: list.items.length, ...told });
  if (out.endsWith('.zip')) {
    const refused = await writeZip(out, zipParts(counted(), list.day));
    return refused ?? answer();
  }
  return writeWholeFolder(out, async (put) => {
    for await (const { path, bytes } of counted()) put(path, bytes);
    return answer();
  });
}

async function writeZip(out: string, chunks: AsyncGenerator<Uint8Array>): Promise<Refusal | undefined> {
  if (existsSync(out)) return refuse('file-exists', { file: out });
  const unfinished = `${out}.unfinished`;
  try {
    await pipeline(Readable.from(chunks), createWriteStream(unfinished));
    renameSync(unfinished, out);
    return undefined;
  } finally {
    rmSync(unfinished, { force: true });
  }
}
