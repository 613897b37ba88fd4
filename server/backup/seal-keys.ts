import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { Fault } from '../../core/kernel/outcome.ts';
import { syncFolder, writeWhole } from '../platform/durable-file.ts';

/** The files of a key folder; without them nothing personal can be read, and nobody else can go on with the ledger. */
export const keyFiles = ['county.key', 'ledger.key', 'streams.keys'] as const;

const format = 'mingquan-keys/1';
/** 64 MiB and about 0.2 s: a passphrase is guessed slowly. */
const cost = { N: 65_536, r: 8, p: 1 } as const;
const memory = 160 * 1024 * 1024;

type Sealed = { readonly format: string; readonly salt: string; readonly nonce: string; readonly data: string; readonly tag: string };

/** Shortest passphrase that is taken, in characters. */
export const shortestPassphrase = 12;

/** The key files that lie in a folder, by name. */
export function keysIn(directory: string): ReadonlyMap<string, Buffer> {
  return new Map(
    keyFiles.flatMap((name) => (existsSync(join(directory, name)) ? [[name, readFileSync(join(directory, name))] as const] : [])),
  );
}

/** True when the folder has the keys that an installation cannot do without. */
export function keysPresent(directory: string): boolean {
  return ['county.key', 'ledger.key'].every((name) => existsSync(join(directory, name)));
}

/** The key files sealed under a passphrase (scrypt, AES-256-GCM), as the text of a file. @throws Fault `keys-missing` */
export function sealKeyFiles(directory: string, passphrase: string): string {
  if (!keysPresent(directory)) throw new Fault('keys-missing', { path: directory });
  const files = Object.fromEntries([...keysIn(directory)].map(([name, bytes]) => [name, bytes.toString('base64')]));
  const [salt, nonce] = [randomBytes(16), randomBytes(12)];
  const cipher = createCipheriv('aes-256-gcm', keyOf(passphrase, salt), nonce);
  cipher.setAAD(Buffer.from(format));
  const data = Buffer.concat([cipher.update(JSON.stringify(files)), cipher.final()]);
  const text = (bytes: Buffer): string => bytes.toString('base64');
  const sealed: Sealed = { format, salt: text(salt), nonce: text(nonce), data: text(data), tag: text(cipher.getAuthTag()) };
  return `${JSON.stringify(sealed, null, 2)}\n`;
}

/** The files in a sealed text by name. @throws Fault `keys-not-opened` for a wrong passphrase or a damaged file */
export function openKeyFiles(text: string, passphrase: string): ReadonlyMap<string, Buffer> {
  try {
    const sealed = JSON.parse(text) as Sealed;
    const bytes = (value: string): Buffer => Buffer.from(value, 'base64');
    const decipher = createDecipheriv('aes-256-gcm', keyOf(passphrase, bytes(sealed.salt)), bytes(sealed.nonce));
    decipher.setAAD(Buffer.from(sealed.format === format ? format : ''));
    decipher.setAuthTag(bytes(sealed.tag));
    const plain = Buffer.concat([decipher.update(bytes(sealed.data)), decipher.final()]).toString('utf8');
    const files = JSON.parse(plain) as Readonly<Record<string, string>>;
    return new Map(keyFiles.flatMap((name) => (files[name] === undefined ? [] : [[name, bytes(files[name])] as const])));
  } catch (cause) {
    throw new Fault('keys-not-opened', {}, { cause });
  }
}

/** Writes key files into a folder that has none. @throws Fault `key-folder-not-empty` */
export function writeKeyFiles(directory: string, files: ReadonlyMap<string, Buffer>): void {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const there = keyFiles.find((name) => existsSync(join(directory, name)));
  if (there !== undefined) throw new Fault('key-folder-not-empty', { path: join(directory, there) });
  for (const [name, bytes] of files) writeWhole(join(directory, name), { flags: 'wx', mode: 0o600 }, bytes);
  syncFolder(directory);
}

function keyOf(passphrase: string, salt: Buffer): Buffer {
  return scryptSync(passphrase.normalize('NFKC'), salt, 32, { ...cost, maxmem: memory });
}
