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
    name: 'init',
    summary: '建县：三员、机构和人员、事项 · make a county with its three administrators',
    load: async () => (await import('./init.ts')).init,
  },
  {
    name: 'account',
    summary: '账号：开通、重置、冻结、列出 · accounts: issue, reset, freeze, list',
    load: async () => (await import('./account.ts')).account,
  },
  {
    name: 'verify',
    summary: '核验账本或数据库 · audit a ledger, or the database against it',
    load: async () => (await import('./verify.ts')).verify,
  },
  {
    name: 'export',
    summary: '导出账本、公开网站、单位的清单包、事项 · export ledger, public site, package of a unit, item',
    load: async () => (await import('./export.ts')).exportCommand,
  },
  {
    name: 'poster',
    summary: '打印事项：A4、A3 海报、长图、广播稿、整本 · print an item, or the booklet of a unit',
    load: async () => (await import('./poster.ts')).poster,
  },
  {
    name: 'backup',
    summary: '备份，不停机 · a consistent copy while running',
    load: async () => (await import('./backup.ts')).backup,
  },
  {
    name: 'restore',
    summary: '恢复到空目录，核对账本树根 · restore into an empty place, proved by the root',
    load: async () => (await import('./restore.ts')).restore,
  },
  {
    name: 'alerts',
    summary: '把比对结果交给本县核实 · hand the alerts of a sweep to the county',
    load: async () => (await import('./alerts.ts')).alerts,
  },
  {
    name: 'erase',
    summary: '依法删除一个办结办件的个人信息 · destroy the personal values of an ended case',
    load: async () => (await import('./erase.ts')).erase,
  },
  {
    name: 'rebuild',
    summary: '由事件重建办件和公开数据 · make working and public tables anew from the events',
    load: async () => (await import('./rebuild.ts')).rebuild,
  },
  {
    name: 'doctor',
    summary: '检查安装 · look at an installation',
    load: async () => (await import('./doctor.ts')).doctor,
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
    summary: '检查流程图：走不走得通、谁能办、几人串通能办成 · prove charts with their staffing',
    load: async () => (await import('./check.ts')).check,
  },
  {
    name: 'import-list',
    summary: '读权力清单和风险表（xlsx、docx、csv）· read a power list or risk table',
    load: async () => (await import('./import-list.ts')).importList,
  },
  {
    name: 'bench',
    summary: '测量并与承诺的数字比较 · measure and compare with what is promised',
    load: async () => (await import('./bench.ts')).bench,
  },
  {
    name: 'sweep',
    summary: '用全部监督规则比对一个文件夹的导出表 · run all supervision rules over a folder of exports',
    load: async () => (await import('./sweep.ts')).sweep,
  },
  {
    name: 'precheck',
    summary: '发放前核对一笔补贴 · ask before a payment is made',
    load: async () => (await import('./precheck.ts')).precheck,
  },
  {
    name: 'parameter',
    summary: '规则参数的变更与批准 · approved values of rule parameters',
    load: async () => (await import('./parameter.ts')).parameter,
  },
  {
    name: 'conform',
    summary: '拿办件记录对照流程图 · hold an event log against a chart, BPMN or PNML model',
    load: async () => (await import('./conform.ts')).conformCommand,
  },
];
