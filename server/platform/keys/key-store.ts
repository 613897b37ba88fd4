import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { Fault } from '../../../core/kernel/outcome.ts';
import { writeDurably } from '../durable-file.ts';
import { StreamKeys } from './stream-keys.ts';

/** Keys of one county, in files outside the database. */
export type KeyStore = {
  /** Key for a purpose, derived from the county's master key; purposes never share a key. */
  readonly purposeKey: (purpose: 'identity' | 'totp' | 'failure' | 'receipt' | 'form' | 'general-stream' | 'alert') => Uint8Array;
  /** Keyed hash of an identity number (hex): equal numbers meet, nothing can be guessed without the key. */
  readonly identityKey: (identityNumber: string) => string;
  /** Seed of the log's Ed25519 key, 32 bytes. */
  readonly ledgerSeed: Uint8Array;
  readonly streams: StreamKeys;
  readonly close: () => void;
};

/**
 * Opens the key folder, making it and fresh keys when it does not exist.
 *
 * @param settings `make: false` for an installation that has a county: fresh keys could open nothing of it and would sign another ledger
 * @throws Fault `key-file-damaged` when a key file has another length than it must have, `keys-missing` when one is not there and may not be made
 */
export function openKeyStore(directory: string, settings: { readonly make: boolean } = { make: true }): KeyStore {
  if (!settings.make) refuseMissing(directory);
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  if (process.platform !== 'win32') chmodSync(directory, 0o700);
  const master = keyFile(join(directory, 'county.key'));
  const ledgerSeed = keyFile(join(directory, 'ledger.key'));
  const streams = new StreamKeys(join(directory, 'streams.keys'));
  const purposeKeys = new Map<string, Uint8Array>();
  const purposeKey = (purpose: string): Uint8Array => {
    const known = purposeKeys.get(purpose);
    if (known !== undefined) return known;
    const key = new Uint8Array(hkdfSync('sha256', master, Buffer.alloc(0), `mingquan/${purpose}`, 32));
    purposeKeys.set(purpose, key);
    return key;
  };
  return {
    purposeKey,
    identityKey: (number) => createHmac('sha256', purposeKey('identity')).update(number.normalize('NFKC').toUpperCase()).digest('hex'),
    ledgerSeed,
    streams,
    close: () => streams.close(),
  };
}

function refuseMissing(directory: string): void {
  for (const name of ['county.key', 'ledger.key']) {
    const path = join(directory, name);
    if (!existsSync(path)) throw new Fault('keys-missing', { path });
  }
}

function keyFile(path: string): Uint8Array {
  if (!existsSync(path)) writeDurably(path, Buffer.from(randomBytes(32).toString('hex')), 0o600);
  const bytes = Buffer.from(readFileSync(path, 'utf8').trim(), 'hex');
  if (bytes.length !== 32) throw new Fault('key-file-damaged', { path });
  return bytes;
}
