import { readSettings, type Settings } from '../server/platform/settings/read-settings.ts';
import type { Console } from './command.ts';
import { refusalSentence, warningSentence } from './settings.ts';

/** The settings of the environment; undefined when a value is not allowed, which is told on the way. */
export function settingsOr(console: Console): Settings | undefined {
  const reading = readSettings(console.env, console.folder);
  if ('refusals' in reading) {
    for (const refusal of reading.refusals) console.err(`${refusalSentence(refusal)}\n`);
    return undefined;
  }
  for (const variable of reading.unknown) console.err(`${warningSentence(variable)}\n`);
  return reading.settings;
}
