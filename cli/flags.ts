import { resolve } from 'node:path';

import { isRefusal } from '../core/kernel/outcome.ts';
import { findFlags } from '../core/supervision/indicators/find-flags.ts';
import { type Flags, groups } from '../core/supervision/indicators/findings.ts';
import type { FlagSettings } from '../core/supervision/indicators/flag-settings.ts';
import { defaultFlagSettings, readFlagSettings } from '../exchange/ocds/read-flag-settings.ts';
import { readReleases } from '../exchange/ocds/read-releases.ts';
import type { Command, Console } from './command.ts';
import { readInput, textOfBytes } from './read-input.ts';
import { problemLine, problemOfCode } from './system-error.ts';

/** `mingquan flags`: the 11 OCDS procurement indicators; exit code 1 when something is flagged. */
export const flags: Command = {
  usage: 'FILE.jsonl [--settings FILE.json] [--json]',
  options: { settings: { type: 'string' }, json: { type: 'boolean' } },
  words: [1, 1],
  run: async ({ options, words: [path = ''] }, console) => {
    const settings = await settingsFrom(options['settings'], console);
    if (settings === undefined) return 2;
    const reading = await readReleases(resolve(console.folder, path));
    if (isRefusal(reading)) {
      const { line, why } = reading.because;
      const what =
        line === undefined
          ? problemLine(problemOfCode(String(why), path) ?? { chinese: '读不了文件', english: `the file cannot be read: ${String(why)}` })
          : `第 ${String(line)} 行不是 JSON 对象 · line ${String(line)} is no JSON object`;
      console.err(`${path}: ${what}\n`);
      return 2;
    }
    if (reading.withoutOcid > 0)
      console.err(`${reading.withoutOcid} 行没有 ocid，未检查 · ${reading.withoutOcid} line(s) without ocid left out\n`);
    const found = findFlags(reading.releases, settings);
    console.out(options['json'] === true ? `${JSON.stringify(found)}\n` : table(found));
    return Object.keys(found).length === 0 ? 0 : 1;
  },
};

async function settingsFrom(option: string | boolean | undefined, console: Console): Promise<FlagSettings | undefined> {
  if (typeof option !== 'string') return defaultFlagSettings;
  const bytes = await readInput(resolve(console.folder, option));
  const text = bytes instanceof Uint8Array ? textOfBytes(bytes) : bytes;
  if (typeof text !== 'string') {
    console.err(`${option}: ${problemLine(text)}\n`);
    return undefined;
  }
  const settings = readFlagSettings(text);
  if (!isRefusal(settings)) return settings;
  console.err(`${option}: 设置“${String(settings.because['setting'])}”不认识或不允许 · the setting is not known or not allowed\n`);
  return undefined;
}

function table(found: Flags): string {
  const lines = groups.flatMap((group) =>
    Object.entries(found[group] ?? {}).flatMap(([id, values]) =>
      Object.entries(values).map(([code, value]) => `${group}\t${id}\t${code}\t${value}\n`),
    ),
  );
  return lines.length === 0 ? '没有标记 · nothing flagged\n' : lines.join('');
}
