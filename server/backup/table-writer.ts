import { createHash } from 'node:crypto';

import type { ArchiveWriter } from './archive.ts';
import { type Manifest, partName } from './manifest.ts';

const partBytes = 4 * 1024 * 1024;

/** Cuts the lines of one table into parts and hashes them. */
export class TableWriter {
  readonly #archive: ArchiveWriter;
  readonly #name: string;
  readonly #hash = createHash('sha256');
  #lines: string[] = [];
  #length = 0;
  #rows = 0;
  #parts = 0;

  constructor(archive: ArchiveWriter, name: string) {
    this.#archive = archive;
    this.#name = name;
  }

  async add(lines: readonly string[]): Promise<void> {
    for (const line of lines) {
      this.#lines.push(`${line}\n`);
      this.#length += line.length;
      if (this.#length >= partBytes) await this.#flush();
    }
  }

  async finish(): Promise<Manifest['tables'][number]> {
    if (this.#lines.length > 0) await this.#flush();
    return { name: this.#name, rows: this.#rows, sha256: this.#hash.digest('hex') };
  }

  async #flush(): Promise<void> {
    const bytes = Buffer.from(this.#lines.join(''));
    this.#parts += 1;
    this.#rows += this.#lines.length;
    this.#hash.update(bytes);
    [this.#lines, this.#length] = [[], 0];
    await this.#archive.add(partName(this.#name, this.#parts), bytes);
  }
}
