import { posix } from 'node:path';

import { type Finding, isTest, type SourceFile, parse } from './source-file.ts';
import { findingAt } from './syntax.ts';

/** What each module of core may import directly; what those may import is permitted too (ARCHITECTURE, permitted directions). */
const coreModules: Readonly<Record<string, readonly string[]>> = {
  kernel: [],
  org: ['kernel'],
  chart: ['org'],
  catalogue: ['chart'],
  casework: ['catalogue'],
  publication: ['casework'],
  supervision: ['publication'],
  ledger: ['kernel'],
  register: ['org'],
  voice: ['casework'],
  discipline: ['voice'],
  campaign: ['discipline'],
  evaluation: ['supervision', 'campaign'],
  programme: ['org'],
};

type Area = {
  /** Beginnings of paths that may be imported besides the area's own. */
  readonly inside: readonly string[];
  /** Packages from outside; `node:` stands for all of Node. */
  readonly outside: readonly string[] | 'any';
};

const areas: Readonly<Record<string, Area>> = {
  contract: { inside: ['core/'], outside: ['zod'] },
  exchange: { inside: ['core/'], outside: 'any' },
  dataroom: { inside: ['core/', 'exchange/'], outside: 'any' },
  verify: { inside: ['core/ledger/', 'core/kernel/'], outside: ['node:', '@noble/'] },
  'web/ui': { inside: ['core/', 'contract/'], outside: ['react'] },
  'web/pages': { inside: ['core/', 'contract/', 'web/ui/'], outside: ['react', 'react-dom/server'] },
  'web/console': { inside: ['core/', 'contract/', 'web/ui/'], outside: 'any' },
  'web/islands': { inside: ['core/', 'contract/', 'web/ui/'], outside: ['@noble/', 'age-encryption'] },
  cli: { inside: ['core/', 'contract/', 'exchange/', 'dataroom/', 'verify/', 'server/'], outside: 'any' },
  bin: { inside: ['dist/'], outside: 'any' },
};

/** Imports that go against the permitted directions. Tests are free, and nothing but tests may import tests. */
export function findForbiddenImports(files: readonly SourceFile[]): readonly Finding[] {
  return files.filter(({ path }) => !isTest(path)).flatMap(forbiddenIn);
}

function forbiddenIn(file: SourceFile): readonly Finding[] {
  return listRequests(file).flatMap((request) => {
    const reason = refusal(file.path, request.value);
    return reason === undefined ? [] : [findingAt(file, request, `imports ${request.value}: ${reason}`)];
  });
}

type Request = { readonly value: string; readonly start: number };

function listRequests(file: SourceFile): readonly Request[] {
  const { staticImports, staticExports, dynamicImports } = parse(file).module;
  return [
    ...staticImports.map(({ moduleRequest }) => moduleRequest),
    ...staticExports.flatMap(({ entries }) => entries.flatMap(({ moduleRequest }) => moduleRequest ?? [])),
    ...dynamicImports.flatMap(({ moduleRequest: { start, end } }) => literalRequest(file.text.slice(start, end), start)),
  ];
}

/** A computed address has no value here; guard `evaluation` forbids it. */
function literalRequest(text: string, start: number): readonly Request[] {
  const [, value] = /^['"`]([^'"`$]+)['"`]$/.exec(text) ?? [];
  return value === undefined ? [] : [{ value, start }];
}

function refusal(from: string, specifier: string): string | undefined {
  if (!specifier.startsWith('.')) return refusalOutside(from, specifier);
  const to = posix.normalize(posix.join(posix.dirname(from), specifier));
  if (isTest(to)) return 'product code does not use what is made for tests';
  if (from.startsWith('core/')) return refusalInCore(from, to);
  if (from.startsWith('server/')) return refusalInServer(from, to);
  const name = areaOf(from);
  const area = areas[name];
  if (area === undefined) return 'this folder has no entry in the table of permitted directions';
  const permitted = to.startsWith(`${name}/`) || area.inside.some((start) => to.startsWith(start));
  return permitted ? undefined : `${name} may import only ${[`${name}/`, ...area.inside].join(', ')}`;
}

function refusalOutside(from: string, specifier: string): string | undefined {
  const name = areaOf(from);
  if (name === 'core') return specifier.startsWith('@noble/') ? undefined : 'core uses only @noble from outside';
  const outside = name === 'server' ? 'any' : areas[name]?.outside;
  const fits = (start: string): boolean =>
    specifier === start || specifier.startsWith(start.endsWith('/') || start.endsWith(':') ? start : `${start}/`);
  if (outside === undefined) return 'this folder has no entry in the table of permitted directions';
  if (outside !== 'any') return outside.some(fits) ? undefined : `${name} uses only ${outside.join(', ')} from outside`;
  return fits('zod') && name !== 'server' ? 'zod belongs to contract and server' : undefined;
}

function areaOf(path: string): string {
  const [first = '', second = ''] = path.split('/');
  return first === 'web' ? `web/${second}` : first;
}

function refusalInCore(from: string, to: string): string | undefined {
  if (!to.startsWith('core/')) return 'core imports only core';
  const [, own = ''] = from.split('/');
  const [, other = ''] = to.split('/');
  if (coreModules[own] === undefined) return `core/${own} has no entry in the table of permitted directions`;
  return own === other || reachable(own).has(other) ? undefined : `core/${own} may import only ${[...reachable(own)].join(', ')}`;
}

function reachable(module: string): ReadonlySet<string> {
  const direct = coreModules[module] ?? [];
  return new Set(direct.flatMap((one) => [one, ...reachable(one)]));
}

/**
 * What puts features together: the composition itself, and what sets up, fills, saves and restores whole counties (decision 0003).
 * No feature imports these.
 */
const composers: ReadonlySet<string> = new Set(['compose.ts', 'open-county.ts', 'serve-county.ts', 'demo', 'administration', 'backup']);

function refusalInServer(from: string, to: string): string | undefined {
  if (to.startsWith('core/') || to.startsWith('exchange/')) return undefined;
  const [, own = ''] = from.split('/');
  if (composers.has(own)) return to.startsWith('web/') ? serverWeb(from, to) : undefined;
  if (to.startsWith('web/')) return serverWeb(from, to);
  if (own === 'platform')
    return to.startsWith('server/platform/') || to.startsWith('contract/') ? undefined : 'server/platform knows no feature';
  if (to.startsWith('contract/')) return serverContract(own, to);
  if (to.startsWith(`server/${own}/`) || to.startsWith('server/platform/')) return undefined;
  if (to === 'server/ledger/append.ts' || /^server\/[a-z-]+\/read\.ts$/.test(to)) return undefined;
  return 'a feature uses of other features only read.ts, and server/ledger/append.ts';
}

/** Pages are drawn on the server by routes, by the file of one page, and by the table of error pages. */
function serverWeb(from: string, to: string): string | undefined {
  const draws = /\/([a-z-]+-)?(routes?|page)\.tsx?$/.test(from) || from.startsWith('server/platform/http/');
  if (!draws) return 'only routes, <name>-page.ts and server/platform/http draw pages';
  return to.startsWith('web/pages/') || to.startsWith('web/ui/') ? undefined : 'the server draws web/pages and web/ui only';
}

/** A feature knows its own contract; a contract that bears no feature's name is vocabulary of all. */
function serverContract(feature: string, to: string): string | undefined {
  const name = to.slice('contract/'.length).replace(/[./].*$/, '');
  return name === feature || !serverFeatures.has(name) ? undefined : `the contract of ${name} belongs to server/${name}`;
}

const serverFeatures: ReadonlySet<string> = new Set([...Object.keys(coreModules).filter((name) => name !== 'kernel'), 'public']);
