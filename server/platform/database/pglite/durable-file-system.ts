import fs from 'node:fs';
import { NodeFS } from '@electric-sql/pglite/nodefs';

type OpenStream = { readonly nfd: number; readonly node: { readonly mode: number } };
type ModuleWithNodeFiles = { readonly NODEFS: { readonly stream_ops: { fsync?: (stream: OpenStream) => number } } };

const typeMask = 0o170000;
const directoryType = 0o040000;
/** A directory that cannot be synced on this platform is no failure; PostgreSQL itself ignores the same. */
const ignoredForDirectories = new Set(['EBADF', 'EINVAL', 'EISDIR', 'EPERM', 'EACCES']);

/**
 * PGlite's Node file system with the sync operation that it lacks (upstream issue 1107): without it the engine never syncs, whatever its settings say.
 *
 * `onFailure` must end the process and not return: after a failed sync nobody knows what the disk holds, and asking again would answer "fine".
 */
export class DurableFileSystem extends NodeFS {
  #syncs = 0;
  readonly #onFailure: (error: unknown) => never;

  constructor(directory: string, onFailure: (error: unknown) => never) {
    super(directory);
    this.#onFailure = onFailure;
  }

  /** Syncs that the engine asked for and the operating system acknowledged. */
  get syncs(): number {
    return this.#syncs;
  }

  override async init(...[engine, options]: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const { emscriptenOpts } = await super.init(engine, options);
    const hook = (module: unknown): void => {
      (module as ModuleWithNodeFiles).NODEFS.stream_ops.fsync = (stream) => this.#sync(stream);
    };
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...asList(emscriptenOpts.preRun), hook] } };
  }

  #sync(stream: OpenStream): number {
    try {
      fs.fsyncSync(stream.nfd);
    } catch (error) {
      if (!isIgnored(stream, error)) this.#onFailure(error);
    }
    this.#syncs += 1;
    return 0;
  }
}

function isIgnored(stream: OpenStream, error: unknown): boolean {
  const isDirectory = (stream.node.mode & typeMask) === directoryType;
  return isDirectory && error instanceof Error && 'code' in error && ignoredForDirectories.has(String(error.code));
}

function asList<T>(value: T | readonly T[] | undefined): readonly T[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? (value as readonly T[]) : [value as T];
}
