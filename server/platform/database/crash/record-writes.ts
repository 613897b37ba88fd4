import fs, { constants, existsSync, lstatSync } from 'node:fs';
import { isAbsolute, relative } from 'node:path';

import { Fault } from '../../../../core/kernel/outcome.ts';
import { openWriteLog, type WriteRecord, writeLogOf } from './write-log.ts';

type Call = (...given: readonly unknown[]) => unknown;
/** Looks before a call and answers what is to be noted after it. */
type Look = (...given: readonly unknown[]) => ((answer: unknown) => void) | undefined;

/** `keeps` false for a path makes a disk that answers to a sync of it and keeps nothing: the planted violation. */
export type Recording = { readonly directory: string; readonly keeps?: (path: string) => boolean };

/**
 * Records every change of the files of a data directory and every sync, in the thread that calls it: the engine makes all of them through
 * `node:fs`, one by one. Call it before the engine is loaded.
 */
export function recordWrites({ directory, keeps = () => true }: Recording): void {
  const append = openWriteLog(writeLogOf(directory));
  const files = new KnownFiles(directory);
  const calls: Readonly<Record<string, Look>> = { ...dataCalls(files, append), ...nameCalls(files, append) };
  for (const [name, look] of Object.entries(calls)) watch(name, look);
  watch('fsyncSync', (descriptor) => {
    const opened = files.opened.get(descriptor);
    return opened === undefined || !keeps(opened.path) ? undefined : () => append({ did: 'sync', id: opened.id });
  });
}

function watch(name: string, look: Look): void {
  const real = Reflect.get(fs, name) as Call;
  Reflect.set(fs, name, (...given: readonly unknown[]): unknown => {
    const note = look(...given);
    const answer = Reflect.apply(real, fs, given);
    note?.(answer);
    return answer;
  });
}

/** Which file a name or a descriptor means now. */
class KnownFiles {
  readonly opened = new Map<unknown, { readonly id: string; readonly path: string }>();
  readonly #directory: string;
  readonly #ids = new Map<string, string>();
  #made = 0;

  constructor(directory: string) {
    this.#directory = directory;
  }

  /** Path within the directory; undefined for everything outside. */
  pathOf(given: unknown): string | undefined {
    if (typeof given !== 'string') return undefined;
    const path = relative(this.#directory, given);
    return path.startsWith('..') || isAbsolute(path) ? undefined : path;
  }

  /** A file that was there before the recording began is known by its first name. */
  idAt(path: string): string {
    return this.#ids.get(path) ?? `=${path}`;
  }

  make(path: string): string {
    this.#made += 1;
    this.#ids.set(path, `#${String(this.#made)}`);
    return this.idAt(path);
  }

  move(from: string, to: string): void {
    this.#ids.set(to, this.idAt(from));
    this.#ids.delete(from);
  }
}

type Append = (record: WriteRecord) => void;

function dataCalls(files: KnownFiles, append: Append): Readonly<Record<string, Look>> {
  return {
    writeSync: (descriptor, heap, ...[offset, , at]) => {
      const id = files.opened.get(descriptor)?.id;
      if (id === undefined) return undefined;
      if (!ArrayBuffer.isView(heap) || typeof offset !== 'number' || typeof at !== 'number') throw unrecorded('write');
      return (written) => append({ did: 'write', id, at, bytes: Buffer.from(heap.buffer, heap.byteOffset + offset, Number(written)) });
    },
    ftruncateSync: (descriptor, size) => {
      const id = files.opened.get(descriptor)?.id;
      return id === undefined ? undefined : () => append({ did: 'truncate', id, size: Number(size ?? 0) });
    },
    truncateSync: (given, size) => {
      const path = files.pathOf(given);
      return path === undefined ? undefined : () => append({ did: 'truncate', id: files.idAt(path), size: Number(size ?? 0) });
    },
  };
}

function nameCalls(files: KnownFiles, append: Append): Readonly<Record<string, Look>> {
  const create = (path: string): void => append({ did: 'create', id: files.make(path), path });
  const within =
    (look: (path: string, ...rest: readonly unknown[]) => (answer: unknown) => void): Look =>
    (given, ...rest) => {
      const path = files.pathOf(given);
      return path === undefined ? undefined : look(path, ...rest);
    };
  return {
    openSync: (given, flags) => {
      const path = files.pathOf(given);
      if (path === undefined || typeof flags !== 'number') return undefined;
      if ((flags & constants.O_APPEND) !== 0) throw unrecorded('append');
      const isNew = !existsSync(String(given));
      return (descriptor) => {
        if (isNew) create(path);
        else if ((flags & constants.O_TRUNC) !== 0) append({ did: 'truncate', id: files.idAt(path), size: 0 });
        files.opened.set(descriptor, { id: files.idAt(path), path });
      };
    },
    closeSync: (descriptor) => () => void files.opened.delete(descriptor),
    // How the engine makes an empty file.
    writeFileSync: (given) => {
      const path = files.pathOf(given);
      if (path === undefined) return undefined;
      if (existsSync(String(given))) throw unrecorded('written again');
      return () => create(path);
    },
    renameSync: (given, target) => {
      const [from, to] = [files.pathOf(given), files.pathOf(target)];
      if (from === undefined || to === undefined) return undefined;
      if (lstatSync(String(given)).isDirectory()) throw unrecorded('folder renamed');
      const over = existsSync(String(target)) ? files.idAt(to) : null;
      return () => {
        append({ did: 'rename', id: files.idAt(from), path: to, over });
        files.move(from, to);
      };
    },
    unlinkSync: within((path) => () => append({ did: 'unlink', id: files.idAt(path) })),
    mkdirSync: within((path) => () => append({ did: 'make-folder', path })),
    rmdirSync: within((path) => () => append({ did: 'remove-folder', path })),
    symlinkSync: () => {
      throw unrecorded('symbolic link');
    },
  };
}

/** What is not understood would be lost without a trace: the run is worth nothing. */
function unrecorded(what: string): Fault {
  return new Fault('write-not-recorded', { what });
}
