import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { commitValues, makeStreamKey, openValues, sealValues } from './committed-values.ts';
import { canFillDisks, withFilesAtMost } from '../../../testkit/full-disk.ts';
import { writeKeyFiles } from '../../backup/seal-keys.ts';
import { writeDurably } from '../durable-file.ts';
import { openKeyStore } from './key-store.ts';
import { open, seal } from './seal.ts';
import { StreamKeys } from './stream-keys.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mingquan-keys-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('keys of streams', () => {
  const path = () => join(folder, 'streams.keys');
  const hexOf = (keys: StreamKeys, stream: string) => Buffer.from(keys.find(stream) ?? []).toString('hex');

  it('are there again after reopening, in a file of 48 bytes a stream for the owner alone', () => {
    const keys = new StreamKeys(path());
    const made = ['a', 'b', 'c'].map((name) => [name, Buffer.from(keys.make(name)).toString('hex')] as const);
    expect(new Set(made.map(([, key]) => key)).size).toBe(3);
    expect(Buffer.from(keys.make('a')).toString('hex')).toBe(made[0]?.[1]);
    keys.close();
    expect(statSync(path())).toMatchObject({ size: 3 * 48 });
    expect(statSync(path()).mode & 0o77).toBe(0);
    expect(readFileSync(path(), 'latin1')).not.toContain('case/');
    const again = new StreamKeys(path());
    for (const [name, key] of made) expect(hexOf(again, name)).toBe(key);
    expect(again.find('d')).toBeUndefined();
    expect(again.isErased('d')).toBe(false);
    again.close();
  });

  it('survive a last record that a power loss cut short at any byte, and go on in its place', () => {
    for (let cut = 1; cut < 48; cut += 1) {
      rmSync(path(), { force: true });
      const keys = new StreamKeys(path());
      keys.make('a');
      const kept = hexOf(keys, 'a');
      keys.make('torn');
      keys.close();
      truncateSync(path(), 48 + cut);
      const again = new StreamKeys(path());
      expect(again.find('torn')).toBeUndefined();
      again.make('b');
      const fresh = hexOf(again, 'b');
      again.close();
      const third = new StreamKeys(path());
      expect([hexOf(third, 'a'), hexOf(third, 'b')]).toEqual([kept, fresh]);
      expect(statSync(path()).size).toBe(96);
      third.close();
    }
  });

  it('are gone from the file when they are erased, and never made again', () => {
    const keys = new StreamKeys(path());
    for (const name of ['a', 'b', 'c']) keys.make(name);
    const erased = Buffer.from(keys.make('b'));
    expect(keys.erase('b')).toBe(true);
    expect(keys.erase('b')).toBe(false);
    expect(keys.erase('unknown')).toBe(false);
    expect(readFileSync(path()).includes(erased)).toBe(false);
    for (const opened of [keys, new StreamKeys(path())]) {
      expect(opened.find('b')).toBeUndefined();
      expect(opened.isErased('b')).toBe(true);
      expect(() => opened.make('b')).toThrow(expect.objectContaining({ code: 'key-erased' }));
      expect([opened.isErased('a'), hexOf(opened, 'c').length]).toEqual([false, 64]);
      opened.close();
    }
  });

  it('are shared by processes: each sees what the other made and erased, and none writes over the other', () => {
    const [first, second] = [new StreamKeys(path()), new StreamKeys(path())];
    for (let at = 0; at < 20; at += 1) (at % 3 === 0 ? first : second).make(`stream-${String(at)}`);
    for (let at = 0; at < 20; at += 1) expect(hexOf(first, `stream-${String(at)}`)).toBe(hexOf(second, `stream-${String(at)}`));
    expect(statSync(path()).size).toBe(20 * 48);
    second.erase('stream-0');
    expect(first.find('stream-0')).toBeUndefined();
    first.close();
    second.close();
  });
});

describe.skipIf(!canFillDisks())('on a disk that fills up', () => {
  const path = () => join(folder, 'streams.keys');

  it('a key is written whole or not at all, and the later ones stay where they are', () => {
    const keys = new StreamKeys(path());
    const made = new Map(Array.from({ length: 21 }, (_, at) => [`stream-${String(at)}`, keys.make(`stream-${String(at)}`)]));
    // 1024 bytes hold 21 records and a third of another one.
    withFilesAtMost(1_024, () => {
      expect(() => keys.make('lost')).toThrow(expect.objectContaining({ code: 'write-cut-short' }));
    });
    expect(statSync(path()).size).toBe(21 * 48);
    for (const name of ['after', 'lost']) made.set(name, keys.make(name));
    keys.close();
    const again = new StreamKeys(path());
    for (const [name, key] of made) expect(Buffer.from(again.find(name) ?? [])).toEqual(Buffer.from(key));
    again.close();
  });

  it('what another process left of a record does not shift those of a process that was open before', () => {
    const keys = new StreamKeys(path());
    keys.make('a');
    appendFileSync(path(), 'a part of a record');
    const made = keys.make('b');
    expect(Buffer.from(keys.find('b') ?? [])).toEqual(Buffer.from(made));
    keys.close();
  });

  it('a durable file keeps its old bytes, and key files are not taken for written', () => {
    const file = join(folder, 'file');
    writeDurably(file, Buffer.from('old'));
    withFilesAtMost(1_024, () => {
      expect(() => writeDurably(file, Buffer.alloc(2_000))).toThrow();
      expect(() => writeKeyFiles(join(folder, 'keys'), new Map([['streams.keys', Buffer.alloc(2_000)]]))).toThrow();
    });
    expect(readFileSync(file, 'utf8')).toBe('old');
    expect([readdirSync(folder), readdirSync(join(folder, 'keys'))]).toEqual([['file', 'keys'], []]);
  });
});

describe('a sealed value', () => {
  const key = new Uint8Array(32).fill(7);
  const place = 'case/x/1';

  it('opens at its place and with its key only', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (plain) => {
        const sealed = seal(key, place, plain);
        expect(Buffer.from(open(key, place, sealed))).toEqual(Buffer.from(plain));
        expect(Buffer.from(seal(key, place, plain))).not.toEqual(Buffer.from(sealed));
        for (const other of ['case/x/2', 'case/y/1', ''])
          expect(() => open(key, other, sealed)).toThrow(expect.objectContaining({ code: 'sealed-value-damaged' }));
        expect(() => open(new Uint8Array(32), place, sealed)).toThrow(expect.objectContaining({ code: 'sealed-value-damaged' }));
      }),
      { numRuns: 50 },
    );
  });

  it('is refused with any bit flipped, any byte cut off or added', () => {
    const sealed = Buffer.from(seal(key, place, Buffer.from('某人的话')));
    const refuses = (bytes: Uint8Array) =>
      expect(() => open(key, place, bytes)).toThrow(expect.objectContaining({ code: 'sealed-value-damaged' }));
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const byte = Math.floor(bit / 8);
      refuses(sealed.with(byte, (sealed[byte] ?? 0) ^ (1 << (bit % 8))));
    }
    for (let length = 0; length < sealed.length; length += 1) refuses(sealed.subarray(0, length));
    refuses(Buffer.concat([sealed, Buffer.of(0)]));
  });
});

describe('the key store', () => {
  it('keeps purposes and identity numbers apart, and everything over a restart', () => {
    const keys = openKeyStore(folder);
    const purposes = ['identity', 'totp', 'failure', 'receipt', 'form', 'general-stream'] as const;
    const first = purposes.map((purpose) => Buffer.from(keys.purposeKey(purpose)).toString('hex'));
    expect(new Set(first).size).toBe(purposes.length);
    expect(keys.identityKey('11010519491231002x')).toBe(keys.identityKey('１１０１０５１９４９１２３１００２Ｘ'));
    makeStreamKey(keys, { kind: 'case', id: 'x' });
    const committed = commitValues({ name: '某人', sum: 3 });
    const at = { streamKind: 'case', streamId: 'x', seq: 1 };
    const sealed = sealValues(keys, at, committed);
    keys.close();
    const again = openKeyStore(folder, { make: false });
    expect(purposes.map((purpose) => Buffer.from(again.purposeKey(purpose)).toString('hex'))).toEqual(first);
    const opened = openValues(again, at, sealed);
    expect(opened === 'erased' ? null : opened.get('name')).toMatchObject({ value: '某人', salt: committed[0]?.salt });
    expect(() => openValues(again, { ...at, seq: 2 }, sealed)).toThrow(expect.objectContaining({ code: 'sealed-value-damaged' }));
    again.streams.erase('case/x');
    expect(openValues(again, at, sealed)).toBe('erased');
    expect(() => sealValues(again, at, committed)).toThrow(expect.objectContaining({ code: 'key-erased' }));
    again.close();
  });

  it('refuses damaged and missing key files instead of making others', () => {
    openKeyStore(folder).close();
    appendFileSync(join(folder, 'county.key'), 'ff');
    expect(() => openKeyStore(folder)).toThrow(expect.objectContaining({ code: 'key-file-damaged' }));
    writeFileSync(join(folder, 'county.key'), '');
    expect(() => openKeyStore(folder)).toThrow(expect.objectContaining({ code: 'key-file-damaged' }));
    rmSync(join(folder, 'county.key'));
    expect(() => openKeyStore(folder, { make: false })).toThrow(expect.objectContaining({ code: 'keys-missing' }));
  });
});
