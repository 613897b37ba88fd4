import { describe, expect, it } from 'vitest';

import { type Environment, readSettings } from './read-settings.ts';

const read = (env: Environment) => {
  const reading = readSettings(env, '/srv/county');
  if ('refusals' in reading) throw new Error(JSON.stringify(reading.refusals));
  return reading;
};
const refusals = (env: Environment) => {
  const reading = readSettings(env, '/srv/county');
  return 'refusals' in reading ? reading.refusals : [];
};

describe('settings', () => {
  it('have a default for everything', () => {
    expect(read({}).settings).toEqual({
      host: '127.0.0.1',
      port: 8080,
      trustedProxies: [],
      dataDir: '/srv/county/data',
      keyDir: '/srv/county/data/keys',
      logLevel: 'info',
      demoOnNetwork: false,
    });
    expect(read({}).rows.every(({ source }) => source === 'default')).toBe(true);
  });

  it('are taken from the environment, folders made absolute', () => {
    const env = {
      MINGQUAN_HOST: '0.0.0.0',
      MINGQUAN_PORT: '9000',
      MINGQUAN_DATA_DIR: 'here',
      MINGQUAN_KEY_DIR: '/etc/keys',
      DATABASE_URL: 'postgres://u:p@db/mq',
      MINGQUAN_PUBLIC_URL: 'https://mq.example.org/',
      MINGQUAN_TRUSTED_PROXIES: '10.0.0.2, 192.168.0.0/16,::1, fd00::/8',
      MINGQUAN_LOG_LEVEL: 'warn',
      MINGQUAN_DEMO_ON_NETWORK: 'yes',
    };
    expect(read(env).settings).toEqual({
      host: '0.0.0.0',
      port: 9000,
      dataDir: '/srv/county/here',
      keyDir: '/etc/keys',
      databaseUrl: 'postgres://u:p@db/mq',
      publicUrl: 'https://mq.example.org',
      trustedProxies: ['10.0.0.2', '192.168.0.0/16', '::1', 'fd00::/8'],
      logLevel: 'warn',
      demoOnNetwork: true,
    });
  });

  it('take an empty variable for an absent one', () => {
    expect(read({ MINGQUAN_PORT: '', DATABASE_URL: ' ' }).settings).toEqual(read({}).settings);
  });

  it.each([
    ['MINGQUAN_PORT', '80a'],
    ['MINGQUAN_PORT', '65536'],
    ['MINGQUAN_PORT', '-1'],
    ['MINGQUAN_HOST', 'a b'],
    ['MINGQUAN_LOG_LEVEL', 'loud'],
    ['MINGQUAN_DEMO_ON_NETWORK', 'true'],
    ['MINGQUAN_TRUSTED_PROXIES', 'proxy.example.org'],
    ['MINGQUAN_TRUSTED_PROXIES', '10.0.0.2,'],
    ['MINGQUAN_TRUSTED_PROXIES', '10.0.0.0/33'],
    ['MINGQUAN_TRUSTED_PROXIES', '0.0.0.0/0'],
    ['MINGQUAN_TRUSTED_PROXIES', '10.0.0.0/8/8'],
    ['MINGQUAN_PUBLIC_URL', 'mq.example.org'],
    ['MINGQUAN_PUBLIC_URL', 'https://mq.example.org/path'],
    ['MINGQUAN_PUBLIC_URL', 'ftp://mq.example.org'],
  ])('refuse %s=%s, naming variable, value and what is allowed', (variable, value) => {
    expect(refusals({ [variable]: value })).toEqual([
      { refused: 'setting-not-allowed', because: { variable, value, allowed: expect.any(String) } },
    ]);
  });

  it('name every bad value at once', () => {
    expect(refusals({ MINGQUAN_PORT: 'x', MINGQUAN_LOG_LEVEL: 'y' }).map(({ because }) => because['variable'])).toEqual([
      'MINGQUAN_PORT',
      'MINGQUAN_LOG_LEVEL',
    ]);
  });

  it.each(['postgres://u:secret@db:5432/mq?password=secret', 'mysql://u:secret@db/mq', 'u:secret', 'postgres:secret', 'secret'])(
    'never show the password of %s',
    (url) => {
      expect(
        JSON.stringify([
          refusals({ DATABASE_URL: url }),
          'refusals' in readSettings({ DATABASE_URL: url }, '/') ? [] : read({ DATABASE_URL: url }).rows,
        ]),
      ).not.toContain('secret');
    },
  );

  it('show where the database is', () => {
    const row = read({ DATABASE_URL: 'postgres://u:secret@db:5432/mq' }).rows.find(({ name }) => name === 'DATABASE_URL');
    expect(row?.value).toBe('postgres://u:•••@db:5432/mq');
  });

  it('warn of a variable that nothing reads, with the nearest name', () => {
    expect(read({ MINGQUAN_PROT: '1', MINGQUAN_SOMETHING_ELSE: '1', MINGQUAN_NIGHTLY: '1', OTHER: '1' }).unknown).toEqual([
      { name: 'MINGQUAN_PROT', nearest: 'MINGQUAN_PORT' },
      { name: 'MINGQUAN_SOMETHING_ELSE' },
    ]);
  });
});
