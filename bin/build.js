import { fork, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { withLock } from './lock.js';
import { transpile } from './transpile.js';

const root = fileURLToPath(new URL('../', import.meta.url));
const dist = join(root, 'dist');
const stamp = join(dist, '.built');
const sources = ['core', 'contract', 'exchange', 'dataroom', 'verify', 'web', 'server', 'cli'];
const settings = ['package-lock.json', 'tsconfig.base.json', 'tsconfig.build.json'];

/**
 * Builds when a source is newer than the last build. A release, which has no compiler settings, is taken as built.
 *
 * `written` comes as soon as the scripts of this process can run, false when the build failed; `bundled` when what browsers load is there too. What
 * was said is on stderr.
 *
 * @param {{ force?: boolean, checked?: boolean }} wish `force` builds everything anew; `checked` has the compiler look at the types, which takes ten
 * times as long as writing the scripts
 * @returns {{ written: Promise<boolean>, bundled: Promise<boolean> }}
 */
export function build({ force = false, checked = false } = {}) {
  if (!existsSync(join(root, 'tsconfig.build.json')) || (!force && isFresh(checked))) {
    return { written: Promise.resolve(true), bundled: Promise.resolve(true) };
  }
  mkdirSync(dist, { recursive: true });
  let tellWritten;
  const written = new Promise((resolve) => (tellWritten = resolve));
  const bundled = withLock(join(dist, '.lock'), async () => {
    if (!force && isFresh(checked)) return true; // another process built while this one waited
    return buildNow({ force, checked }, tellWritten);
  });
  bundled.then(tellWritten, () => tellWritten(false));
  return { written, bundled };
}

/** A file changed while the build runs is newer than the start of the build, and so is built the next time. */
function isFresh(checked) {
  const [builtAt, how] = readStamp();
  return builtAt !== undefined && (!checked || how === 'checked') && newest() < Number(builtAt);
}

function readStamp() {
  try {
    return readFileSync(stamp, 'utf8').split(' ');
  } catch {
    return [];
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

async function buildNow({ force, checked }, tellWritten) {
  const startedAt = Date.now();
  rmSync(stamp, { force: true });
  process.stderr.write('正在构建 · building ...\n');
  const bundling = bundle();
  if (!(await (checked ? compile(force) : write(force)))) {
    bundling.stop();
    await bundling.done;
    return false;
  }
  tellWritten(true);
  if (!(await bundling.done)) return false;
  writeFileSync(`${stamp}.new`, checked ? `${startedAt} checked` : String(startedAt));
  renameSync(`${stamp}.new`, stamp);
  process.stderr.write(`构建完成 · built in ${((Date.now() - startedAt) / 1000).toFixed(1)} s\n`);
  return true;
}

async function write(force) {
  try {
    const faults = await transpile(root, sources, { force });
    return faults === '' || fail(`${faults}\n构建失败 · the build failed`);
  } catch (error) {
    if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
    return fail(noTools);
  }
}

async function compile(force) {
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  if (!existsSync(compiler)) return fail(noTools);
  const { code, said } = await run(compiler, ['-b', 'tsconfig.build.json', '--pretty', 'false', ...(force ? ['--force'] : [])]);
  return code === 0 || fail(`${said.trimEnd()}\n构建失败 · the build failed`);
}

/** What browsers load is bundled in a process of its own, at the same time, and never outlives this one. */
function bundle() {
  const child = fork(fileURLToPath(new URL('bundle.js', import.meta.url)), [root], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const done = new Promise((resolve) => {
    child.on('error', () => resolve(false));
    child.on('exit', (code) => resolve(code === 0));
  });
  return { done, stop: () => child.kill() };
}

const noTools = '没有编译器，请先运行 npm install · the compiler is missing: run npm install first';

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
