import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Fault } from '../../../core/kernel/outcome.ts';
import { packageRoot } from './package-place.ts';

/** One file of `server/migrations/`. `hash` is the hexadecimal SHA-256 of its text with line feeds. */
export type Migration = { readonly number: number; readonly name: string; readonly hash: string; readonly sql: string };

const named = /^(\d{4})-[a-z][a-z0-9]*(?:-[a-z0-9]+)+\.sql$/;

/**
 * The migrations in order. The compiler does not copy SQL files, so they are read from the package's root in a checkout and in `dist/` alike.
 *
 * @throws Fault `migration-misnamed` (not NNNN-verb-noun.sql, or a number left out or taken twice)
 */
export function listMigrations(folder: string = join(packageRoot, 'server', 'migrations')): readonly Migration[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.sql'));
  return files.toSorted().map((file, at) => {
    const number = Number(named.exec(file)?.[1]);
    if (number !== at + 1) throw new Fault('migration-misnamed', { file, expectedNumber: at + 1 });
    const sql = readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n');
    return { number, name: file.slice(0, -'.sql'.length), hash: createHash('sha256').update(sql).digest('hex'), sql };
  });
}
