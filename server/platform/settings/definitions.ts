import { isIP } from 'node:net';

import { z } from 'zod';

/** How one environment variable is described to a person. */
export type SettingDescription = {
  readonly meaning: string;
  /** What values are permitted, in words. */
  readonly allowed: string;
  /** Shown where the variable is absent. */
  readonly fallback: string;
  readonly secret?: true;
};

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const isHost = (text: string): boolean => isIP(text) !== 0 || /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(text);
const isOrigin = (text: string): boolean =>
  URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && `${new URL(text).origin}/` === new URL(text).href;
const isAddressOrNetwork = (text: string): boolean => {
  const [address = '', prefix, ...more] = text.split('/');
  const longest = isIP(address) === 4 ? 32 : 128;
  return isIP(address) !== 0 && more.length === 0 && (prefix === undefined || (/^[1-9]\d{0,2}$/.test(prefix) && Number(prefix) <= longest));
};
const listOf = (text: string): readonly string[] => text.split(',').map((one) => one.trim());
const isPostgres = (text: string): boolean => URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol);

/** The variables and their forms. A new setting is one line here, one in {@link settingDescriptions}, one in `Settings`. */
export const settingsSchema = z.object({
  MINGQUAN_HOST: z.string().refine(isHost).default('127.0.0.1'),
  MINGQUAN_PORT: z
    .string()
    .regex(/^\d{1,5}$/)
    .default('8080')
    .transform(Number)
    .pipe(z.number().max(65_535)),
  MINGQUAN_DATA_DIR: z.string().default('./data'),
  DATABASE_URL: z.string().refine(isPostgres).optional(),
  MINGQUAN_PUBLIC_URL: z.string().refine(isOrigin).optional(),
  MINGQUAN_TRUSTED_PROXIES: z
    .string()
    .default('')
    .transform((text) => (text === '' ? [] : listOf(text)))
    .refine((list) => list.every(isAddressOrNetwork)),
  MINGQUAN_KEY_DIR: z.string().optional(),
  MINGQUAN_LOG_LEVEL: z.enum(logLevels).default('info'),
  MINGQUAN_DEMO_ON_NETWORK: z.enum(['yes', 'no']).default('no'),
});

/** A variable that is read. */
export type SettingName = keyof typeof settingsSchema.shape;

/** The same variables in words, in the order in which they are shown. */
export const settingDescriptions: Readonly<Record<SettingName, SettingDescription>> = {
  MINGQUAN_HOST: { meaning: 'address the server listens on', allowed: 'a host name or an IP address', fallback: '127.0.0.1' },
  MINGQUAN_PORT: { meaning: 'port; the next free one when it is taken', allowed: 'a whole number from 0 (any) to 65535', fallback: '8080' },
  MINGQUAN_DATA_DIR: { meaning: 'folder of the embedded database, the ledger and the keys', allowed: 'a folder', fallback: './data' },
  DATABASE_URL: {
    meaning: 'PostgreSQL; absent: the embedded database',
    allowed: 'an address postgres://user:password@host:port/database',
    fallback: '(embedded)',
    secret: true,
  },
  MINGQUAN_PUBLIC_URL: {
    meaning: 'address that people and paper use',
    allowed: 'http:// or https:// with a host and nothing after it',
    fallback: '(host and port)',
  },
  MINGQUAN_TRUSTED_PROXIES: {
    meaning: 'TLS proxies whose X-Forwarded-For and X-Forwarded-Proto are believed',
    allowed: 'IP addresses or networks like 10.0.0.0/8, with commas between',
    fallback: '(none)',
  },
  MINGQUAN_KEY_DIR: { meaning: 'folder of the keys, kept out of backups', allowed: 'a folder', fallback: '(keys in the data folder)' },
  MINGQUAN_LOG_LEVEL: { meaning: 'how much is logged', allowed: `one of ${logLevels.join(', ')}`, fallback: 'info' },
  MINGQUAN_DEMO_ON_NETWORK: { meaning: 'show the demo county beyond this machine', allowed: 'yes or no', fallback: 'no' },
};

/** Variables that tests, CI and single commands read; known, so that they cause no warning. */
export const testVariables: readonly string[] = [
  'MINGQUAN_TEST_DATABASE_URL',
  'MINGQUAN_DEMAND',
  'MINGQUAN_NIGHTLY',
  'MINGQUAN_CRASH_ROUNDS',
  'MINGQUAN_YARDSTICKS',
  'MINGQUAN_BACKUP_PASSPHRASE',
];
