import type { Refusal } from '../core/kernel/outcome.ts';
import { readSettings, type SettingRow, type UnknownVariable } from '../server/platform/settings/read-settings.ts';
import type { Command } from './command.ts';

/** `mingquan settings`: the validated table, secrets masked. */
export const settings: Command = {
  usage: '[--json]',
  options: { json: { type: 'boolean' } },
  words: [0, 0],
  run: async ({ options }, console) => {
    const reading = readSettings(console.env, console.folder);
    if ('refusals' in reading) {
      for (const refusal of reading.refusals) console.err(`${refusalSentence(refusal)}\n`);
      return 2;
    }
    for (const variable of reading.unknown) console.err(`${warningSentence(variable)}\n`);
    console.out(
      options['json'] === true ? `${JSON.stringify({ settings: reading.rows, unknown: reading.unknown }, null, 2)}\n` : table(reading.rows),
    );
    return 0;
  },
};

/** What a person reads when a value is not allowed. */
export function refusalSentence({ because }: Refusal<'setting-not-allowed'>): string {
  const { variable, value, allowed } = because;
  return `环境变量 ${String(variable)} 的值“${String(value)}”不允许 · ${String(variable)} is "${String(value)}", but must be ${String(allowed)}`;
}

/** What a person reads when a variable is not known. */
export function warningSentence({ name, nearest }: UnknownVariable): string {
  const meant = nearest === undefined ? '' : `; did you mean ${nearest}? (是否指 ${nearest}？)`;
  return `未知的环境变量 ${name} · unknown variable ${name}${meant}`;
}

function table(rows: readonly SettingRow[]): string {
  const widest = (pick: (row: SettingRow) => string): number => Math.max(...rows.map((row) => pick(row).length));
  const [name, value, source] = [widest((row) => row.name), widest((row) => row.value), widest((row) => row.source)];
  return rows.map((row) => `${row.name.padEnd(name)}  ${row.value.padEnd(value)}  ${row.source.padEnd(source)}  ${row.meaning}\n`).join('');
}
