import { afterEach, beforeEach, expect, it } from 'vitest';

import { asId } from '../../core/kernel/id.ts';
import { isRefusal } from '../../core/kernel/outcome.ts';
import { aidCaseAt, noticeOf } from '../../testkit/county/aid-case.ts';
import { openSmallCounty, type SmallCounty } from '../../testkit/county/small-county.ts';
import { describeOnBothEngines } from '../../testkit/database/on-both-engines.ts';
import { newId } from '../platform/random.ts';
import { raiseObjection } from './raise-objection.ts';
import { todoView } from './todo-view.ts';
import { countToDo } from './waiting-tasks.ts';

describeOnBothEngines('what waits for an official', (engine) => {
  let small: SmallCounty;
  beforeEach(async () => {
    small = await openSmallCounty(engine.database());
  });
  afterEach(() => small.close());

  const everybody = async () => (await small.services.organisation()).data.persons.map((person) => person.id);
  const listed = async (person: string) => {
    const { mine, objections } = await todoView(small.services, asId<'person'>(person));
    return mine.length + objections.length;
  };
  const counted = (person: string) => countToDo(small.services, asId<'person'>(person));

  it('is counted on each page as it is listed, at every step of a case, for everybody', async () => {
    const stages = ['accept', 'visit', 'weigh', 'opinion', 'county-clerk', 'pay', 'end', 'notice'] as const;
    const cases = [];
    for (const stage of stages) cases.push(await aidCaseAt(small, stage));
    const asked = { commandId: newId(), owner: 'citizen', bodyHash: 'x', text: '有话说', channel: 'web', who: 'citizen' } as const;
    const hanging = cases.at(-1) ?? newId<'case'>();
    expect(isRefusal(await raiseObjection(small.services, { ...asked, noticeId: noticeOf(small, hanging) }))).toBe(false);
    let all = 0;
    for (const person of await everybody()) {
      expect(await counted(person), person).toBe(await listed(person));
      all += await counted(person);
    }
    expect(all).toBeGreaterThan(8);
  });

  it('counts no task that he may not do, and no longer one that is done', async () => {
    const id = await aidCaseAt(small, 'visit');
    expect([await counted('visitor-kin'), await counted('visitor-1'), await counted('visitor-2')]).toEqual([0, 1, 1]);
    await small.step(id, 'means', 'means');
    await small.step(id, 'visitor-1', 'visit', 'seen');
    // Who signed may still give another result.
    expect([await counted('visitor-1'), await counted('visitor-2')]).toEqual([1, 1]);
    await small.step(id, 'visitor-2', 'visit', 'seen', {});
    expect([await counted('visitor-1'), await counted('visitor-2'), await counted('clerk')]).toEqual([0, 0, 1]);
  });

  it('follows a change of the organisation at once', async () => {
    await aidCaseAt(small, 'visit');
    expect(await counted('visitor-1')).toBe(1);
    await engine.database().asOwner((session) =>
      session.script(`update mq.tenure set to_day = '2026-03-01' where person_id = 'visitor-1';
        update mq.county set organisation_version = organisation_version + 1`),
    );
    small.clock.pass(2_000);
    expect(await counted('visitor-1')).toBe(0);
  });
});
