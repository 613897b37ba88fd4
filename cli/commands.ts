import type { Entry } from './command.ts';

/** Every command, in the order in which help lists them. */
export const commands: readonly Entry[] = [
  {
    name: 'settings',
    summary: '显示设置及其来源 · show the settings and where each comes from',
    load: async () => (await import('./settings.ts')).settings,
  },
  {
    name: 'flags',
    summary: '采购公开数据的 11 项指标 · the 11 OCDS procurement indicators over compiled releases',
    load: async () => (await import('./flags.ts')).flags,
  },
];
