import type { Entry } from './command.ts';

/** Every command, in the order in which help lists them. */
export const commands: readonly Entry[] = [
  {
    name: 'settings',
    summary: '显示设置及其来源 · show the settings and where each comes from',
    load: async () => (await import('./settings.ts')).settings,
  },
];
