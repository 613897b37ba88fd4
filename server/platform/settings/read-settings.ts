import { join, resolve } from 'node:path';

import type { z } from 'zod';

import { refuse, type Refusal } from '../../../core/kernel/outcome.ts';
import { settingDescriptions, settingsSchema, testVariables, type SettingName } from './definitions.ts';
import { nearestName } from './nearest-name.ts';

/** What a process is told by its environment. Folders are absolute. */
export type Settings = {
  readonly host: string;
  /** 0 means any free port. */
  readonly port: number;
  readonly dataDir: string;
  /** Absent: the embedded database. Secret. */
  readonly databaseUrl?: string;
  /** Origin without a closing slash; absent: derived from host and port. */
  readonly publicUrl?: string;
  /** Addresses and networks of proxies that are believed about where a request came from and whether it was encrypted. */
  readonly trustedProxies: readonly string[];
  readonly keyDir: string;
  readonly logLevel: z.output<typeof settingsSchema>['MINGQUAN_LOG_LEVEL'];
  readonly demoOnNetwork: boolean;
};

/** One line of the table that `mingquan settings` prints. Secrets are already masked. */
export type SettingRow = {
  readonly name: SettingName;
  readonly value: string;
  readonly source: 'environment' | 'default';
  readonly meaning: string;
};

/** A variable that begins like ours but is read by nothing. */
export type UnknownVariable = { readonly name: string; readonly nearest?: string };

/** The settings, or one refusal for each value that is not allowed. */
export type SettingsReading =
  | { readonly settings: Settings; readonly rows: readonly SettingRow[]; readonly unknown: readonly UnknownVariable[] }
  | { readonly refusals: readonly Refusal<'setting-not-allowed'>[] };

/** An environment as Node gives it. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads and checks the settings. An empty variable counts as absent.
 *
 * @param env the environment, usually `process.env`
 * @param folder what relative folders start from, usually the working folder
 */
export function readSettings(env: Environment, folder: string): SettingsReading {
  const names = Object.keys(settingDescriptions).filter(isSettingName);
  const given = Object.fromEntries(names.flatMap((name) => (isGiven(env[name]) ? [[name, env[name]]] : [])));
  const read = settingsSchema.safeParse(given);
  if (!read.success) {
    const wrong = new Set(read.error.issues.map(({ path }) => String(path[0])));
    return { refusals: names.filter((name) => wrong.has(name)).map((name) => refusalOf(name, env[name] ?? '')) };
  }
  const settings = settingsOf(read.data, folder);
  return { settings, rows: names.map((name) => rowOf(name, env)), unknown: unknownVariables(env, names) };
}

function settingsOf(values: z.output<typeof settingsSchema>, folder: string): Settings {
  const dataDir = resolve(folder, values.MINGQUAN_DATA_DIR);
  const keyDir = values.MINGQUAN_KEY_DIR;
  return {
    host: values.MINGQUAN_HOST,
    port: values.MINGQUAN_PORT,
    trustedProxies: values.MINGQUAN_TRUSTED_PROXIES,
    dataDir,
    keyDir: keyDir === undefined ? join(dataDir, 'keys') : resolve(folder, keyDir),
    logLevel: values.MINGQUAN_LOG_LEVEL,
    demoOnNetwork: values.MINGQUAN_DEMO_ON_NETWORK === 'yes',
    ...(values.DATABASE_URL === undefined ? {} : { databaseUrl: values.DATABASE_URL }),
    ...(values.MINGQUAN_PUBLIC_URL === undefined ? {} : { publicUrl: new URL(values.MINGQUAN_PUBLIC_URL).origin }),
  };
}

function rowOf(name: SettingName, env: Environment): SettingRow {
  const { meaning, fallback } = settingDescriptions[name];
  const value = env[name];
  return isGiven(value)
    ? { name, value: shown(name, value), source: 'environment', meaning }
    : { name, value: fallback, source: 'default', meaning };
}

function refusalOf(name: SettingName, value: string): Refusal<'setting-not-allowed'> {
  return refuse('setting-not-allowed', { variable: name, value: shown(name, value), allowed: settingDescriptions[name].allowed });
}

/** Of a secret only what identifies the place is shown: never a password, nor what may hold one. */
function shown(name: SettingName, value: string): string {
  if (settingDescriptions[name].secret === undefined) return value;
  if (!URL.canParse(value)) return '(hidden)';
  const { protocol, username, password, host, pathname } = new URL(value);
  if (host === '') return '(hidden)';
  const user = username === '' ? '' : `${username}${password === '' ? '' : ':•••'}@`;
  return `${protocol}//${user}${host}${pathname}`;
}

function unknownVariables(env: Environment, names: readonly string[]): readonly UnknownVariable[] {
  const known = [...names, ...testVariables];
  return Object.keys(env)
    .filter((name) => name.startsWith('MINGQUAN_') && !known.includes(name))
    .toSorted()
    .map((name) => {
      const nearest = nearestName(name, known);
      return nearest === undefined ? { name } : { name, nearest };
    });
}

function isGiven(value: string | undefined): value is string {
  return value !== undefined && value.trim() !== '';
}

function isSettingName(name: string): name is SettingName {
  return name in settingsSchema.shape;
}
