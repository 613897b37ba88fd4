import { Facts } from './facts.tsx';
import { Rows } from './rows.tsx';

/** Drawn by the component tests. */
export const examples = {
  'four facts': (
    <Facts
      facts={{
        who: { main: '镇社会事务办', note: '县民政局确认' },
        howLong: { main: '最多 30 个工作日', note: null },
        trips: { main: '最多 1 次', note: null },
        fee: { main: '一分不收', note: '谁收钱就反映谁' },
      }}
    />
  ),
  rows: (
    <Rows
      rows={[
        { label: '户主', value: '<b>王某某</b>' },
        { label: '人口', value: '3', note: '会公开' },
      ]}
    />
  ),
};
