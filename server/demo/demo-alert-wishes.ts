import type { AlertWish } from '../supervision/act-on-alert.ts';
import type { AlertStep } from './demo-alert-plans.ts';

/** What people of the demo do and write. All of it is invented. */
export const demoWishes: Readonly<Record<AlertStep['does'], { readonly wish: AlertWish; readonly text: string }>> = {
  answer: { wish: { do: 'answer-self-check', answer: 'confirmed' }, text: '已对照原始单据查过，情况属实，是经办时没有核对清楚。' },
  explain: { wish: { do: 'answer-self-check', answer: 'explained' }, text: '已对照原始单据查过，有正当理由，材料在档案里。' },
  error: {
    wish: { do: 'make-finding', outcome: 'confirmed-error', remedy: { kind: 'fix', workingDays: 20 } },
    text: '到村里看了原始单据，和数据一致。请按规定改正。',
  },
  breach: {
    wish: { do: 'make-finding', outcome: 'confirmed-breach', remedy: { kind: 'fix', workingDays: 15 } },
    text: '查了原始表和银行回单，两笔都发了。请先追回多发的钱。',
  },
  filter: {
    wish: { do: 'make-finding', outcome: 'lawful-exception', remedy: { kind: 'filter', days: 180 } },
    text: '老人委托邻居代领，有委托书。先设一个会到期的例外，到期再看。',
  },
  misfire: {
    wish: { do: 'make-finding', outcome: 'rule-misfire', remedy: { kind: 'rule-change' } },
    text: '这次是经批准的紧急采购，规则没有读批准文号。请改规则。',
  },
  agree: { wish: { do: 'settle-finding', agree: true }, text: '自己又看了一遍材料，同意。' },
  mend: { wish: { do: 'report-fix' }, text: '已改正，凭证和公示照片在档案里，请复核。' },
  refuse: { wish: { do: 'check-fix', passed: false }, text: '补的手续没有日期，请补齐再报。' },
  accept: {
    wish: { do: 'check-fix', passed: true, cause: 'not-followed', place: { kind: 'charted', item: 'V-JC-01', step: 'notice', risk: null } },
    text: '到现场看过，已改好。',
  },
  hold: { wish: { do: 'look-back', holds: true }, text: '又查了同样的单据，没有反弹。' },
};
