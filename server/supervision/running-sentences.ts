import type { RunningRule } from '../../core/supervision/running-rules.ts';

type Facts = {
  readonly item: string;
  readonly step: string;
  readonly number?: string;
  readonly dueDay?: string | null;
  readonly visits?: number;
  readonly together?: number;
  readonly of?: number;
};

/** What is asked, in plain words with the figures. Nobody is named, and nothing is concluded. */
export function runningSentence(id: RunningRule['id'], facts: Facts): string {
  const { item, step, number = '', dueDay = null, visits = 0, together = 0, of = 0 } = facts;
  switch (id) {
    case 'R01':
      return `“${item}”的一件（编号 ${number}）停在“${step}”，最后一天是 ${dueDay ?? ''}，现在还没有办。`;
    case 'R02':
      return `“${item}”的一件（编号 ${number}）第 ${String(visits)} 次回到“${step}”。`;
    case 'R03':
      return `“${item}”的一件（编号 ${number}）有人对公示提了意见，${dueDay ?? ''} 前应当答复，现在还没有。`;
    case 'R04':
      return `“${item}”的“${step}”要两个人一起办。最近半年 ${String(of)} 次里有 ${String(together)} 次是同样两个人，这个岗位上还有别人。`;
  }
}
