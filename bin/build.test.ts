import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { afterAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../', import.meta.url));
const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

/** A house of one command: what the real one has, as small as can be. */
function makeHouse(): string {
  const house = mkdtempSync(join(tmpdir(), 'mingquan-build-'));
  folders.push(house);
  for (const name of ['bin', 'tsconfig.base.json']) cpSync(join(root, name), join(house, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'));
  mkdirSync(join(house, 'cli'));
  writeFileSync(join(house, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(house, 'tsconfig.build.json'), '{ "files": [], "references": [{ "path": "cli" }] }');
  const compilerOptions = { rootDir: '..', outDir: '../dist', tsBuildInfoFile: '../dist/cli/.tsbuildinfo', types: ['node'] };
  writeFileSync(join(house, 'cli/tsconfig.json'), JSON.stringify({ extends: '../tsconfig.base.json', compilerOptions, include: ['*.ts'] }));
  writeMain(house, "process.stdout.write('first ' + args.join());");
  return house;
}

function writeMain(house: string, statement: string): void {
  writeFileSync(
    join(house, 'cli/main.ts'),
    `export const main = async (args: readonly string[]): Promise<number> => { void args; ${statement} return 1; };\n`,
  );
  const later = new Date(Date.now() + 5);
  utimesSync(join(house, 'cli/main.ts'), later, later);
}

type Ended = { readonly code: number | null; readonly out: string; readonly err: string };

function mingquan(house: string, ...args: readonly string[]): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(house, 'bin/mingquan'), ...args]);
    const said = { out: '', err: '' };
    child.stdout.on('data', (part: Buffer) => (said.out += part.toString()));
    child.stderr.on('data', (part: Buffer) => (said.err += part.toString()));
    child.on('close', (code) => resolve({ code, ...said }));
  });
}

describe('bin/mingquan', () => {
  it('builds first, then hands the words on and ends with the exit code of the command', async () => {
    const { code, out, err } = await mingquan(makeHouse(), 'a', 'b');
    expect([code, out]).toEqual([1, 'first a,b']);
    expect(err).toContain('building');
  });

  it('builds again only when a source is newer, or one is gone', async () => {
    const house = makeHouse();
    await mingquan(house);
    expect((await mingquan(house)).err).toBe('');
    writeMain(house, "process.stdout.write('second');");
    expect((await mingquan(house)).out).toBe('second');
    writeFileSync(join(house, 'cli/other.ts'), 'export const other = 1;\n');
    expect((await mingquan(house)).err).toContain('building');
    rmSync(join(house, 'cli/other.ts'));
    expect((await mingquan(house)).err).toContain('building');
    expect((await mingquan(house)).err).toBe('');
  });

  it('prints what is wrong with a source and ends with 70, and works again once it is mended', async () => {
    const house = makeHouse();
    writeMain(house, "process.stdout.write('first'");
    const { code, out, err } = await mingquan(house);
    expect([code, out]).toEqual([70, '']);
    expect(err).toContain('cli/main.ts');
    expect(err).toMatch(/main\.ts:1:/);
    writeMain(house, "process.stdout.write('mended');");
    expect((await mingquan(house)).out).toBe('mended');
  });

  it('lets one of several processes build while the others wait', async () => {
    const house = makeHouse();
    const all = await Promise.all([1, 2, 3].map(() => mingquan(house)));
    expect(all.map(({ out }) => out)).toEqual(['first ', 'first ', 'first ']);
    expect(all.filter(({ err }) => err !== '')).toHaveLength(1);
  });

  it('takes the lock of a dead process away', async () => {
    const house = makeHouse();
    mkdirSync(join(house, 'dist'));
    writeFileSync(join(house, 'dist/.lock'), '4194304999');
    expect((await mingquan(house)).out).toBe('first ');
    expect(existsSync(join(house, 'dist/.lock'))).toBe(false);
  });

  it('takes a release, which has no compiler settings, as built', async () => {
    const house = makeHouse();
    await mingquan(house, 'build');
    rmSync(join(house, 'tsconfig.build.json'));
    writeMain(house, "const wrong: number = 'text';");
    expect(await mingquan(house)).toEqual({ code: 1, out: 'first ', err: '' });
  });

  it('builds without running anything on `build`', async () => {
    const { code, out } = await mingquan(makeHouse(), 'build');
    expect([code, out]).toEqual([0, '']);
  });

  it('looks at the types on `build`, also after a command was run from the same sources', async () => {
    const house = makeHouse();
    writeMain(house, "const wrong: number = 'text'; process.stdout.write(String(wrong));");
    expect((await mingquan(house)).out).toBe('text');
    const { code, err } = await mingquan(house, 'build');
    expect(code).toBe(70);
    expect(err).toContain('cli/main.ts(1,');
  });

  it('fails when what browsers load cannot be bundled, and a command that works for long waits for it', async () => {
    const house = makeHouse();
    mkdirSync(join(house, 'web/islands'), { recursive: true });
    writeFileSync(join(house, 'web/islands/broken.ts'), "import './nowhere.ts';\n");
    const { code, err } = await mingquan(house, 'other');
    expect(code).toBe(70);
    expect(err).toContain('web/islands');
    expect((await mingquan(house, 'start')).code).toBe(70);
    rmSync(join(house, 'web/islands/broken.ts'));
    expect((await mingquan(house, 'start')).out).toBe('first start');
  });
});
