import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parse } from 'yaml';
import { z } from 'zod';

import { runningRules } from '../../core/supervision/running-rules.ts';
import { packageRoot } from '../platform/database/package-place.ts';

/** A rule as its card tells it to people. */
export type RuleCard = {
  readonly name: string;
  readonly summary: string;
  readonly basis: readonly string[];
  readonly keeper: string | null;
};

const form = z.object({
  名称: z.string(),
  一句话: z.string(),
  依据: z.array(z.string()).default([]),
  负责人: z.string().nullable().default(null),
});

/** The cards of all rules by number: those of the folder `rules` with its indicators, and those of the running county. Read once. */
export function ruleCards(folder: string = join(packageRoot, 'rules')): ReadonlyMap<string, RuleCard> {
  return (cards.get(folder) ?? readAll(folder)) as ReadonlyMap<string, RuleCard>;
}

const cards = new Map<string, ReadonlyMap<string, RuleCard>>();

/** The cards of one folder; what holds no rule is passed over. */
function readFolder(folder: string): readonly (readonly [string, RuleCard])[] {
  const ids = existsSync(folder) ? readdirSync(folder).filter((id) => existsSync(join(folder, id, 'rule.yaml'))) : [];
  return ids.flatMap((id): readonly (readonly [string, RuleCard])[] => {
    const read = form.safeParse(parse(readFileSync(join(folder, id, 'rule.yaml'), 'utf8')));
    return read.success ? [[id, { name: read.data.名称, summary: read.data.一句话, basis: read.data.依据, keeper: read.data.负责人 }]] : [];
  });
}

function readAll(folder: string): ReadonlyMap<string, RuleCard> {
  const swept = [folder, join(folder, 'indicators')].flatMap(readFolder);
  const running = runningRules.map(({ id, name, summary, keeper }) => [id, { name, summary, basis: [], keeper }] as const);
  const all = new Map<string, RuleCard>([...swept, ...running]);
  cards.set(folder, all);
  return all;
}
