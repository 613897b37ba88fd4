import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

import { isRefusal } from '../core/kernel/outcome.ts';
import { noteKeyText } from '../core/ledger/note-key.ts';
import { TileTree } from '../core/ledger/tile-tree.ts';
import { pureHasher } from '../core/ledger/tree.ts';
import { checkpointOf, INVENTED_KEY, inventedEntries, logFiles } from '../testkit/ledger/invented-log.ts';
import { auditLog } from './audit.ts';
import { runVerify } from './main.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'audit-'));
  folders.push(folder);
  return folder;
}

function exported(count: number): string {
  const folder = newFolder();
  for (const [path, bytes] of logFiles(inventedEntries(count))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
  return folder;
}

async function run(...args: readonly string[]): Promise<{ code: number; out: string; note: string }> {
  const [out, note]: [string[], string[]] = [[], []];
  const code = await runVerify(args, { out: (line) => out.push(line), note: (line) => note.push(line) });
  return { code, out: out.join('\n'), note: note.join('\n') };
}

/** Same numbers at every run, so that a failure can be repeated. */
function* bits(): Generator<number> {
  for (let state = 12_345; ; state = (state * 1_103_515 + 12_345) % 2_147_483_647) yield state % 8;
}

describe('audit of an exported log', () => {
  it('fails for every byte of every file with one bit changed, and names the file', async () => {
    const folder = exported(3);
    const bit = bits();
    let tried = 0;
    for (const path of logFiles(inventedEntries(3)).keys()) {
      const whole = readFileSync(join(folder, path));
      for (let at = 0; at < whole.length; at += 1) {
        writeFileSync(join(folder, path), whole.with(at, (whole[at] ?? 0) ^ (1 << (bit.next().value ?? 0))));
        const report = await auditLog({ kind: 'directory', path: folder });
        const places = isRefusal(report) ? [report.because['path']] : report.faults.map((fault) => fault.path);
        expect(places, `${path} byte ${at}`).toContain(path);
        tried += 1;
      }
      writeFileSync(join(folder, path), whole);
    }
    expect(tried).toBeGreaterThan(2_000);
    expect(await auditLog({ kind: 'directory', path: folder })).toMatchObject({ sound: true, entries: 3, keyFrom: 'log' });
  }, 120_000);
});

describe('key file of an exported log', () => {
  it('has one form only: no other blank stands for its last newline', async () => {
    const folder = exported(1);
    const path = join(folder, 'log.vkey');
    const whole = readFileSync(path, 'utf8');
    for (const end of ['\u000b', '\t', ' ', '\r\n', '\n\n']) {
      writeFileSync(path, whole.slice(0, -1) + end);
      expect(await auditLog({ kind: 'directory', path: folder })).toMatchObject({ refused: 'bad-note-key', because: { path: 'log.vkey' } });
    }
  });
});

describe('mingquan verify', () => {
  it('answers 0 for a sound folder and prints one JSON object on demand', async () => {
    const folder = exported(300);
    expect(await run(folder)).toMatchObject({ code: 0, note: '' });
    const { code, out } = await run(folder, '--json', '--key', noteKeyText(INVENTED_KEY));
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ sound: true, size: 300, entries: 300, streams: 7, keyFrom: 'caller', faults: [] });
  });

  it('answers 1 and names the entry after a change', async () => {
    const folder = exported(5);
    const path = join(folder, 'tile/entries/000.p/5');
    const bytes = readFileSync(path);
    writeFileSync(path, bytes.with(bytes.length - 3, 0));
    const { code, out } = await run(folder);
    expect(code).toBe(1);
    expect(out).toContain('tile/entries/000.p/5 第4条 entry 4');
    const json = await run(folder, '--json');
    expect(JSON.parse(json.out)).toMatchObject({ sound: false });
  });

  it('answers 1 when a kept checkpoint tells another history', async () => {
    const folder = exported(5);
    const tree = new TileTree();
    for (const entry of inventedEntries(9)) tree.append(pureHasher.leaf(entry));
    const kept = join(folder, 'kept');
    writeFileSync(kept, checkpointOf(tree, 4));
    expect(await run(folder, '--earlier', kept)).toMatchObject({ code: 0 });
    writeFileSync(kept, checkpointOf(tree, 9));
    expect(await run(folder, '--earlier', kept)).toMatchObject({ code: 1, out: expect.stringContaining('log is shorter') });
  });

  it('answers 2 for wrong usage, a missing key, and places that cannot be read', async () => {
    expect(await run()).toMatchObject({ code: 2, note: expect.stringContaining('mingquan verify') });
    expect(await run('a', 'b')).toMatchObject({ code: 2 });
    expect(await run('a', '--what')).toMatchObject({ code: 2 });
    expect(await run(join(newFolder(), 'none'))).toMatchObject({ code: 2, note: expect.stringContaining('no-key') });
    expect(await run(exported(1), '--key', 'x')).toMatchObject({ code: 2, note: expect.stringContaining('bad-note-key') });
    expect(await run(exported(1), '--earlier', join(newFolder(), 'none'))).toMatchObject({ code: 2 });
    // Port 1 of the own machine: nobody listens there.
    expect(await run('http://127.0.0.1:1/log')).toMatchObject({ code: 2, note: expect.stringContaining('log-unreadable') });
  });
});

describe('audit of a served log', () => {
  it('reads it over HTTP, and tells a missing file from a server in trouble', async () => {
    const files = new Map(logFiles(inventedEntries(257)));
    let trouble = 404;
    const server = createServer((request, response) => {
      const bytes = files.get((request.url ?? '').replace('/ledger/', ''));
      if (bytes === undefined) response.writeHead(trouble).end();
      else response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(bytes);
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const address = server.address();
    const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/ledger/`;
    try {
      expect(await run(url)).toMatchObject({ code: 0 });
      files.delete('tile/0/000');
      expect(await run(url)).toMatchObject({ code: 1, out: expect.stringContaining('tile/0/000: 缺少文件') });
      trouble = 500;
      expect(await run(url)).toMatchObject({ code: 2, note: expect.stringContaining('500') });
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });
});
