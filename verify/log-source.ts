import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { Fault } from '../core/kernel/outcome.ts';
import type { LogSource } from '../core/ledger/whole-log.ts';

/** An exported log: a folder with `checkpoint`, `log.vkey` and `tile/...`. */
export type DirectorySource = { readonly kind: 'directory'; readonly path: string };

/** A served log: the prefix under which `checkpoint` and `tile/...` are found. */
export type UrlSource = { readonly kind: 'url'; readonly prefix: string };

/** The largest file that is read: a full bundle of the longest entries is 256 * 65,537 bytes. */
const LARGEST_FILE = 256 * 65_537;

const TIMEOUT_MS = 30_000;

/** A server may ask a reader of many tiles to slow down: so often, and for so long at most each time. */
const MOST_WAITS = 100;
const LONGEST_WAIT_S = 120;

/** Where a log is to be read from, judged by its form: what begins with http:// or https:// is a URL, all else a folder. */
export function sourceOf(place: string): DirectorySource | UrlSource {
  return /^https?:\/\//i.test(place) ? { kind: 'url', prefix: place.replace(/\/+$/, '') } : { kind: 'directory', path: place };
}

/**
 * Reads the files of a log.
 *
 * @throws Fault `log-unreadable` when the place itself fails: no connection, no permission, an answer other than 200 or 404, a file too large
 */
export function openSource(source: DirectorySource | UrlSource): LogSource {
  return source.kind === 'directory' ? directory(source.path) : served(source.prefix);
}

function directory(folder: string): LogSource {
  return {
    read: async (path) => {
      try {
        return await readFile(join(folder, path));
      } catch (cause) {
        if (isMissing(cause)) return undefined;
        throw new Fault('log-unreadable', { path }, { cause });
      }
    },
  };
}

function isMissing(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && (cause.code === 'ENOENT' || cause.code === 'ENOTDIR');
}

function served(prefix: string): LogSource {
  return { read: (path) => fetched(prefix, path) };
}

async function fetched(prefix: string, path: string): Promise<Uint8Array | undefined> {
  const url = `${prefix}/${path}`;
  const response = await patientFetch(url);
  if (response.status === 404) return undefined;
  if (response.status !== 200 || response.body === null) throw new Fault('log-unreadable', { path: url, status: response.status });
  const body: AsyncIterable<Uint8Array> = response.body;
  const parts: Uint8Array[] = [];
  let length = 0;
  // Counted while it arrives: the announced length of a hostile server says nothing.
  for await (const part of body) {
    length += part.length;
    if (length > LARGEST_FILE) throw new Fault('log-unreadable', { path: url, largest: LARGEST_FILE });
    parts.push(part);
  }
  return Buffer.concat(parts);
}

async function patientFetch(url: string): Promise<Response> {
  for (let waits = 0; ; waits += 1) {
    const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS), redirect: 'error' }).catch((cause: unknown) => {
      throw new Fault('log-unreadable', { path: url }, { cause });
    });
    const seconds = Number(response.headers.get('retry-after'));
    if (response.status !== 429 || waits === MOST_WAITS || !(seconds > 0 && seconds <= LONGEST_WAIT_S)) return response;
    await response.body?.cancel();
    await new Promise((resolve) => setTimeout(resolve, seconds * 1_000));
  }
}
