import { serveCounty } from '../server/serve-county.ts';
import type { Command } from './command.ts';
import { settingsOr } from './read-settings.ts';
import { startFault } from './start-fault.ts';

/** `mingquan start`: what `npm start` runs. An empty installation gets the invented county first. */
export const start: Command = {
  usage: '',
  options: {},
  words: [0, 0],
  stopsItself: true,
  run: async ({ signal, bundled }, console) => {
    const settings = settingsOr(console);
    if (settings === undefined) return 2;
    return startFault(console, () => serveCounty({ settings, signal, bundled, whenEmpty: 'demo', out: console.out, err: console.err }));
  },
};
