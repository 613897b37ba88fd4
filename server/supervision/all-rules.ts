import { runningRules } from '../../core/supervision/running-rules.ts';
import type { RuleRoom, RuleText } from './rule-room.ts';

const severityWords = { hint: '提示', look: '关注', warning: '预警', red: '红色' } as const;

/** All rules: those of the folder and those over the running county, which have neither SQL nor parameters. */
export async function allRules(room: RuleRoom): Promise<readonly (Omit<RuleText, 'sql'> & { readonly sql: string | null })[]> {
  const running = runningRules.map((rule) => ({
    ...{ id: rule.id, name: rule.name, summary: rule.summary, severity: severityWords[rule.severity], state: '正式' },
    ...{ version: rule.version, objectType: rule.objectType, sentence: rule.summary, lawful: rule.lawful, sql: null, parameters: [] },
    samples: { must: [], near: [] },
  }));
  return [...(await room.rules()), ...running].toSorted((a, b) => (a.id < b.id ? -1 : 1));
}
