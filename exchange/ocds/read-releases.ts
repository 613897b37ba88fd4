import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

import type { Release } from '../../core/supervision/indicators/release.ts';
import { refuse, type Refusal } from '../../core/kernel/outcome.ts';
import { releaseOf } from './read-release.ts';

/** Longest line that is read, in characters; published releases stay below one million. */
const mostCharacters = 32 * 1024 * 1024;

/** The releases of a file and how many lines had none (no `ocid`). */
export type Releases = { readonly releases: readonly Release[]; readonly withoutOcid: number };

/**
 * Reads compiled releases, one JSON object a line; empty lines are skipped.
 *
 * Refuses `bad-release-line` for a line that is no JSON object or is too long, `unreadable-file` for a file that cannot be read.
 */
export async function readReleases(path: string): Promise<Releases | Refusal<'bad-release-line' | 'unreadable-file'>> {
  const file = createReadStream(path, 'utf8');
  try {
    return await readLines(createInterface({ input: file, crlfDelay: Number.POSITIVE_INFINITY }));
  } catch (error) {
    if (error instanceof Error && 'code' in error) return refuse('unreadable-file', { why: String(error.code) });
    throw error;
  } finally {
    file.destroy();
  }
}

async function readLines(lines: AsyncIterable<string>): Promise<Releases | Refusal<'bad-release-line'>> {
  const releases: Release[] = [];
  let [line, withoutOcid] = [0, 0];
  for await (const text of lines) {
    line += 1;
    if (text.trim() === '') continue;
    const json = text.length > mostCharacters ? undefined : parse(line === 1 ? text.replace(/^\uFEFF/, '') : text);
    if (typeof json !== 'object' || json === null || Array.isArray(json)) return refuse('bad-release-line', { line });
    const release = releaseOf(json);
    if (release === undefined) withoutOcid += 1;
    else releases.push(release);
  }
  return { releases, withoutOcid };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
