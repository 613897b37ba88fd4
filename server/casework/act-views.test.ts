import { afterEach, beforeEach, expect, it } from 'vitest';

import { possibleActs } from '../../core/casework/may-do.ts';
import { asId, type CaseId } from '../../core/kernel/id.ts';
import type { Refusal } from '../../core/kernel/outcome.ts';
import type { RefusalView } from '../../contract/page-frame.ts';
import type { ActView } from '../../contract/work-views.ts';
import { aidCaseAt } from '../../testkit/county/aid-case.ts';
import { openSmallCounty, type SmallCounty } from '../../testkit/county/small-county.ts';
import { describeOnBothEngines } from '../../testkit/database/on-both-engines.ts';
import { actViews } from './act-views.ts';
import { seenBy } from './viewer.ts';

describeOnBothEngines('the acts on the page of a case', (engine) => {
  let small: SmallCounty;
  beforeEach(async () => {
    small = await openSmallCounty(engine.database());
  });
  afterEach(() => small.close());

  const actFor = async (id: CaseId, name: string, node = 'visit'): Promise<ActView> => {
    const person = asId<'person'>(name);
    const seen = await seenBy(small.services, await small.load(id), person);
    const told = (refusal: Refusal): RefusalView => ({ code: refusal.refused, what: '', why: '', now: '' });
    const acts =
      seen === undefined ? [] : actViews(seen, { person, sentence: told }, possibleActs(seen.loaded.state, seen.context, person));
    const act = acts.find((candidate) => candidate.node === node);
    if (act === undefined) throw new Error(`no act for ${name}`);
    return act;
  };
  const offered = (act: ActView) => act.outcomes.map((outcome) => outcome.id);
  const asked = (act: ActView) => act.fields.filter((field) => field.required).map((field) => field.id);

  it('lets a first signer correct his result, with the form to write anew, before the other signs', async () => {
    const id = await aidCaseAt(small, 'visit');
    const all = offered(await actFor(id, 'visitor-1'));
    await small.step(id, 'visitor-1', 'visit', 'nobody');
    const own = await actFor(id, 'visitor-1');
    expect(own).toMatchObject({ refusal: null, signed: 1, needed: 2 });
    expect(offered(own)).toEqual(all.filter((outcome) => outcome !== 'nobody'));
    expect(asked(own)).toContain('visit-finding');
    const other = await actFor(id, 'visitor-2');
    expect(offered(other)).toEqual(['nobody']);
    expect(asked(other)).toEqual([]);
    await small.step(id, 'visitor-1', 'visit', 'seen');
    expect(offered(await actFor(id, 'visitor-2'))).toEqual(['seen']);
    await small.step(id, 'visitor-2', 'visit', 'seen', {});
    expect((await small.load(id)).state).toMatchObject({ signatures: [] });
  });
});
