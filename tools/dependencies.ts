import { type Finding } from './source-file.ts';

/** The members of package.json that are checked. */
export type Manifest = {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
};

/** The members of one package in the lockfile that are checked. */
export type LockedPackage = {
  readonly resolved?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly hasInstallScript?: boolean;
  readonly engines?: Readonly<Record<string, string>>;
};

const most = 40;
const templateEngines =
  /^(ejs|handlebars|pug|nunjucks|mustache|eta|liquidjs|dot|doT|art-template|squirrelly|velocityjs|vm2|isolated-vm|jexl|expr-eval|mathjs)$/;
const holedReaders = /^xlsx$/;

/** What a dependency must not be: unpinned, one of too many, an evaluator of text, or a reader with known holes. */
export function findBadDependencies({ dependencies, devDependencies }: Manifest): readonly Finding[] {
  const names = Object.keys(dependencies);
  const unpinned = Object.entries({ ...dependencies, ...devDependencies }).filter(
    ([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
  );
  return [
    ...(names.length > most ? [`${names.length} production dependencies, at most ${most}`] : []),
    ...unpinned.map(([name, version]) => `${name} ${version} is not an exact version`),
    ...names.filter((name) => templateEngines.test(name)).map((name) => `${name} evaluates text`),
    ...names.filter((name) => holedReaders.test(name)).map((name) => `${name} has known holes`),
  ].map((what) => ({ path: 'package.json', line: 1, what }));
}

/** What the lockfile must not hold: download addresses, install scripts in production, packages that do not run on the oldest Node. */
export function findBadLocks(packages: Readonly<Record<string, LockedPackage>>): readonly Finding[] {
  return Object.entries(packages)
    .filter(([path]) => path !== '')
    .flatMap(([path, locked]) => lockFaults(locked).map((what) => ({ path: 'package-lock.json', line: 1, what: `${path} ${what}` })));
}

function lockFaults({ resolved, dev, optional, hasInstallScript, engines }: LockedPackage): readonly string[] {
  const range = engines?.['node'] ?? '*';
  return [
    ...(resolved === undefined ? [] : ['has a download address']),
    ...(hasInstallScript === true && dev !== true && optional !== true ? ['runs a script when it is installed'] : []),
    ...(runsOnOldest(range) ? [] : [`needs Node ${range}`]),
  ];
}

const oldest = [20, 19, 0] as const;

/** True when Node 20.19.0 satisfies the range; knows the comparators that packages use in `engines`. */
export function runsOnOldest(range: string): boolean {
  return range.split('||').some((part) => {
    const comparators = part
      .trim()
      .replaceAll(/([<>=^~]+)\s+/g, '$1')
      .split(/\s+/);
    return comparators.every((comparator) => satisfies(comparator));
  });
}

function satisfies(comparator: string): boolean {
  const [, sign = '', version = ''] = /^([<>=^~]*)v?([\d.x*]*)/.exec(comparator) ?? [];
  const wanted = version
    .split('.')
    .filter((part) => /^\d+$/.test(part))
    .map(Number);
  if (wanted.length === 0) return true;
  const order = compare(wanted);
  if (sign === '>=') return order >= 0;
  if (sign === '>') return order > 0 && !(wanted.length === 1 && wanted[0] === oldest[0]);
  if (sign === '<') return order < 0;
  if (sign === '<=') return order <= 0 || wanted.every((part, index) => part === oldest[index]);
  if (sign === '^') return order >= 0 && wanted[0] === oldest[0];
  if (sign === '~') return order >= 0 && wanted.slice(0, 2).every((part, index) => part === oldest[index]);
  return wanted.every((part, index) => part === oldest[index]);
}

function compare(wanted: readonly number[]): number {
  const at = oldest.findIndex((part, index) => part !== (wanted[index] ?? 0));
  return at === -1 ? 0 : (oldest[at] ?? 0) - (wanted[at] ?? 0);
}
