import { checkInstallation } from '../server/administration/check-installation.ts';
import type { Check } from '../server/administration/check.ts';
import type { Command } from './command.ts';
import { settingsOr } from './read-settings.ts';

const marks: Readonly<Record<Check['state'], string>> = { ok: '正常 ok  ', warn: '注意 warn', fail: '不行 fail' };

/** `mingquan doctor`: looks at an installation without changing it, and says what to do. */
export const doctor: Command = {
  usage: '[--json]',
  options: { json: { type: 'boolean' } },
  words: [0, 0],
  run: async ({ options }, console) => {
    const settings = settingsOr(console);
    if (settings === undefined) return 2;
    const checks = await checkInstallation(settings);
    const sound = checks.every((check) => check.state !== 'fail');
    const lines = checks.map(
      (check) => `${marks[check.state]}  ${check.name}: ${check.says}\n${check.cure === undefined ? '' : `           → ${check.cure}\n`}`,
    );
    console.out(options['json'] === true ? `${JSON.stringify({ sound, checks })}\n` : lines.join(''));
    return sound ? 0 : 1;
  },
};
