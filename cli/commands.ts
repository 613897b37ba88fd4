import type { Entry } from './command.ts';

/** Every command, in the order in which help lists them. */
export const commands: readonly Entry[] = [
  {
    name: 'start',
    summary: '启动；第一次会装入示例县 · serve, with the invented county on first start',
    load: async () => (await import('./start.ts')).start,
  },
  {
    name: 'serve',
    summary: '启动已有的县 · serve the county that is there',
    load: async () => (await import('./serve.ts')).serve,
  },
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
  {
    name: 'check',
    summary: '检查流程图:走不走得通、谁能办、几人串通能办成 · prove charts with their staffing',
    load: async () => (await import('./check.ts')).check,
  },
  {
    name: 'conform',
    summary: '拿办件记录对照流程图 · hold an event log against a chart, BPMN or PNML model',
    load: async () => (await import('./conform.ts')).conformCommand,
  },
];
