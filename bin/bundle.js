import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

// Started by build.js in a process of its own: writes what browsers load, and ends. An argument is the house.
const [root = '.'] = process.argv.slice(2);
const dist = join(root, 'dist');
process.once('disconnect', () => process.exit(70));

// Bundles are made for use, whatever the surroundings say: components for development are slower and write other style sheets.
process.env.NODE_ENV = 'production';

const ends = await Promise.all([buildIslands(), buildConsole()]);
process.exit(ends.every(Boolean) ? 0 : 70);

function fail(why) {
  process.stderr.write(`${why}\n`);
  return false;
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
    return fail(`${error instanceof Error ? error.message : String(error)}\nweb/islands: 构建失败 · the build failed`);
  }
}
