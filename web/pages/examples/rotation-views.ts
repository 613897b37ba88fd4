import type { RotationCard, RotationListView, RotationPageView } from '../../../contract/rotation-views.ts';
import { emptyForm } from './frames.ts';

const card: RotationCard = {
  post: 'p-1',
  person: 'm-1',
  personName: '柳青',
  postName: '财政局国库支付员',
  unitName: '财政局',
  grade: 'high',
  since: '2020-03-01',
  dueDay: '2025-03-01',
  state: 'over',
  alone: true,
  plannedDay: '2026-12-20',
  controlUntil: null,
};

export const rotationListView: RotationListView = {
  over: [card],
  near: [{ ...card, post: 'p-2', person: 'm-2', personName: '孟春', state: 'near', dueDay: '2027-01-05', plannedDay: null, alone: false }],
  running: 214,
  rule: [
    { grade: 'high', warnYears: 3, limitYears: 5 },
    { grade: 'middle', warnYears: 4, limitYears: 6 },
  ],
  ruleSource: '年限待县里核对。',
};

export const rotationPostView: RotationPageView = {
  card,
  version: 2,
  records: [
    {
      kind: 'hand-over',
      at: '2026-11-20T02:10:00.000Z',
      by: '夏荷',
      day: '2026-11-20',
      other: '孟春',
      witness: '秋禾',
      text: '支付印鉴一枚；没办完的件 3 件',
    },
    {
      kind: 'keep-control',
      at: '2026-11-01T02:10:00.000Z',
      by: '夏荷',
      day: '2027-03-01',
      other: null,
      witness: null,
      text: '每笔两个人签字',
    },
    { kind: 'plan', at: '2026-10-01T02:10:00.000Z', by: '夏荷', day: '2026-12-20', other: null, witness: null, text: '' },
  ],
  choices: [
    { id: 'm-2', label: '孟春（会计核算员）' },
    { id: 'm-3', label: '秋禾（业务股股长）' },
  ],
  form: emptyForm,
  formVerb: null,
};

export const rotationErrorsView: RotationPageView = {
  ...rotationPostView,
  form: { ...emptyForm, values: { day: '昨天' }, errors: [{ field: 'day', cause: '这一项格式不对，或者太长', cure: '请照提示的样子写' }] },
  formVerb: 'hand-over',
};
