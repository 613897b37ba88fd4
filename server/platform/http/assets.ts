import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { packageRoot } from '../database/package-place.ts';

/** A built script as it is served: its name holds a hash, so it may be kept for ever. */
export type Asset = { readonly bytes: Buffer; readonly etag: string; readonly type: string };

/** Built scripts of pages. */
export type Assets = {
  /** Address of the island `web/islands/<name>.ts`; undefined when it is not built. */
  readonly address: (name: string) => string | undefined;
  readonly find: (file: string) => Asset | undefined;
};

const types: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
};

/** Folder into which the build puts the islands. */
export const assetsFolder = join(packageRoot, 'dist', 'assets');

/** Reads all built scripts into memory; they are few and small. A folder that is not there gives none. */
export function readAssets(folder: string): Assets {
  const manifest = join(folder, '.vite', 'manifest.json');
  if (!existsSync(manifest)) return { address: () => undefined, find: () => undefined };
  const entries = JSON.parse(readFileSync(manifest, 'utf8')) as Readonly<Record<string, { readonly file: string }>>;
  const files = new Map(
    readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      const type = types[entry.name.split('.').at(-1) ?? ''];
      return entry.isFile() && type !== undefined ? [[entry.name, assetOf(readFileSync(join(folder, entry.name)), type)] as const] : [];
    }),
  );
  return {
    address: (name) => {
      const file = entries[`web/islands/${name}.ts`]?.file;
      return file !== undefined && files.has(file) ? `/assets/${file}` : undefined;
    },
    find: (file) => files.get(file),
  };
}

function assetOf(bytes: Buffer, type: string): Asset {
  return { bytes, type, etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"` };
}
