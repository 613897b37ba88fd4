import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

import { withLock } from './lock.js';

const root = fileURLToPath(new URL('../', import.meta.url));
const dist = join(root, 'dist');
const stamp = join(dist, '.built');
const sources = ['core', 'contract', 'exchange', 'dataroom', 'verify', 'web', 'server', 'cli'];
const settings = ['package-lock.json', 'tsconfig.base.json', 'tsconfig.build.json'];

/**
 * Builds when a source is newer than the last build. A release, which has no compiler settings, is taken as built.
 *
 * @param {{ force?: boolean }} wish `force` builds everything anew
 * @returns {Promise<boolean>} false when the build failed; what the compiler said is on stderr
 */
export async function build({ force = false } = {}) {
  if (!existsSync(join(root, 'tsconfig.build.json'))) return true;
  if (!force && isFresh()) return true;
  mkdirSync(dist, { recursive: true });
  return withLock(join(root, 'dist', '.lock'), async () => {
    if (!force && isFresh()) return true; // another process built while this one waited
    return buildNow(force);
  });
}

/** A file changed while the build runs is newer than the start of the build, and so is built the next time. */
function isFresh() {
  const builtAt = readStamp();
  return builtAt !== undefined && newest() < builtAt;
}

function readStamp() {
  try {
    return Number(readFileSync(stamp, 'utf8'));
  } catch {
    return undefined;
  }
}

function newest() {
  const files = settings.map((name) => changedAt(join(root, name)));
  return Math.max(...files, ...sources.map((folder) => newestIn(join(root, folder))));
}

/** Folders count too: their time tells that a file was taken away. */
function newestIn(folder) {
  let latest = changedAt(folder);
  if (latest === 0) return 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) latest = Math.max(latest, newestIn(path));
    else if (!/\.test\.tsx?$/.test(entry.name)) latest = Math.max(latest, changedAt(path));
  }
  return latest;
}

function changedAt(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

async function buildNow(force) {
  const startedAt = Date.now();
  rmSync(stamp, { force: true });
  process.stderr.write('正在构建 · building ...\n');
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  if (!existsSync(compiler)) return fail('没有编译器，请先运行 npm install · the compiler is missing: run npm install first');
  const { code, said } = await run(compiler, ['-b', 'tsconfig.build.json', '--pretty', 'false', ...(force ? ['--force'] : [])]);
  if (code !== 0) return fail(`${said.trimEnd()}\n构建失败 · the build failed`);
  if (!(await forUse(async () => (await buildIslands()) && (await buildConsole())))) return false;
  writeFileSync(`${stamp}.new`, String(startedAt));
  renameSync(`${stamp}.new`, stamp);
  process.stderr.write(`构建完成 · built in ${((Date.now() - startedAt) / 1000).toFixed(1)} s\n`);
  return true;
}

function fail(why) {
  process.stderr.write(`${why}\n`);
  return false;
}

function run(script, args) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script, ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    child.stdout.on('data', (part) => (said += part));
    child.stderr.on('data', (part) => (said += part));
    child.on('error', (error) => resolve({ code: 1, said: String(error) }));
    child.on('close', (code) => resolve({ code: code ?? 1, said }));
  });
}

/** Bundles are made for use, whatever the surroundings say: components for development are slower and write other style sheets. */
async function forUse(make) {
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  try {
    return await make();
  } finally {
    if (before === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = before;
  }
}

/** The desk's application: one entry, split where its screens are; the server finds the built names in dist/console/.vite/manifest.json. */
async function buildConsole() {
  const entry = join(root, 'web', 'console', 'main.tsx');
  if (!existsSync(entry)) return true;
  try {
    const { build: bundle } = await import('vite');
    await bundle({
      root,
      configFile: false,
      logLevel: 'silent',
      publicDir: false,
      base: '/console/assets/',
      build: {
        outDir: join(dist, 'console'),
        assetsDir: '',
        emptyOutDir: true,
        manifest: true,
        target: 'es2020',
        chunkSizeWarningLimit: 2000,
        rollupOptions: { input: entry },
      },
    });
    return true;
  } catch (error) {
    return fail(`${error instanceof Error ? error.message : String(error)}\nweb/console: 构建失败 · the build failed`);
  }
}

/** Every script directly in web/islands is an entry; the server finds the built names in dist/assets/.vite/manifest.json. */
async function buildIslands() {
  const folder = join(root, 'web', 'islands');
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const entries = names.filter((name) => /\.tsx?$/.test(name) && !/\.test\.|\.d\.ts$/.test(name)).map((name) => join(folder, name));
  if (entries.length === 0) return true;
  try {
    const { build: bundle } = await import('vite');
    await bundle({
      root,
      configFile: false,
      logLevel: 'silent',
      publicDir: false,
      build: {
        outDir: join(dist, 'assets'),
        assetsDir: '',
        emptyOutDir: true,
        manifest: true,
        modulePreload: false,
        // WebViews from Chrome 61 on read modules, but not the syntax of later years.
        target: 'es2017',
        rollupOptions: { input: entries },
      },
    });
    return true;
  } catch (error) {
    return fail(`${error instanceof Error ? error.message : String(error)}\n${relative(root, folder)}: 构建失败 · the build failed`);
  }
}
