import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { packageRoot } from '../database/package-place.ts';

/** A built script as it is served: its name holds a hash, so it may be kept for ever. */
export type Asset = { readonly bytes: Buffer; readonly etag: string; readonly type: string };

/** Built scripts of pages. */
export type Assets = {
  /** Address of what was built from a source, e.g. `web/islands/page-tools.ts`; undefined when it is not built. */
  readonly address: (source: string) => string | undefined;
  /** Addresses of the style sheets that belong to a source. */
  readonly styles: (source: string) => readonly string[];
  readonly find: (file: string) => Asset | undefined;
};

const types: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
};

/** Folder into which the build puts the islands. */
export const assetsFolder = join(packageRoot, 'dist', 'assets');

/** Folder into which the build puts the console. */
export const consoleFolder = join(packageRoot, 'dist', 'console');

/** Reads all built scripts of a folder into memory, to be served below `at`; they are few and small. A folder that is not there gives none. */
export function readAssets(folder: string, at: string): Assets {
  const manifest = join(folder, '.vite', 'manifest.json');
  if (!existsSync(manifest)) return { address: () => undefined, styles: () => [], find: () => undefined };
  const entries = JSON.parse(readFileSync(manifest, 'utf8')) as Readonly<
    Record<string, { readonly file: string; readonly css?: readonly string[] }>
  >;
  const files = new Map(
    readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      const type = types[entry.name.split('.').at(-1) ?? ''];
      return entry.isFile() && type !== undefined ? [[entry.name, assetOf(readFileSync(join(folder, entry.name)), type)] as const] : [];
    }),
  );
  return {
    address: (source) => {
      const file = entries[source]?.file;
      return file !== undefined && files.has(file) ? `${at}/${file}` : undefined;
    },
    styles: (source) => (entries[source]?.css ?? []).map((file) => `${at}/${file}`),
    find: (file) => files.get(file),
  };
}

function assetOf(bytes: Buffer, type: string): Asset {
  return { bytes, type, etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"` };
}
