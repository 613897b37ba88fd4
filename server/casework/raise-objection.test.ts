import { afterEach, beforeEach, expect, it } from 'vitest';

import type { CaseId } from '../../core/kernel/id.ts';
import { isRefusal } from '../../core/kernel/outcome.ts';
import { aidCaseAt, noticeOf } from '../../testkit/county/aid-case.ts';
import { openSmallCounty, type SmallCounty } from '../../testkit/county/small-county.ts';
import { describeOnBothEngines } from '../../testkit/database/on-both-engines.ts';
import { rebuildProjections } from '../administration/rebuild-projections.ts';
import { receiptOf } from '../ledger/read.ts';
import { newForm } from '../platform/http/form-state.ts';
import { newId } from '../platform/random.ts';
import { progressBySecret } from './progress.ts';
import { objectionReceipt, type ObjectionAnswer, slipOf } from './objection-slip.ts';
import { raiseObjection } from './raise-objection.ts';

describeOnBothEngines('an objection to a notice', (engine) => {
  let small: SmallCounty;
  beforeEach(async () => {
    small = await openSmallCounty(engine.database());
  });
  afterEach(() => small.close());

  const tryObject = (noticeId: string, commandId: string = newId()) =>
    raiseObjection(small.services, {
      commandId,
      owner: 'citizen',
      bodyHash: 'x',
      noticeId,
      text: '有话说',
      channel: 'web',
      who: 'citizen',
    });
  const object = async (noticeId: string, commandId?: string): Promise<ObjectionAnswer> => {
    const answer = await tryObject(noticeId, commandId);
    if (isRefusal(answer)) throw new Error(JSON.stringify(answer));
    return answer;
  };
  /** The case goes back and comes to a second notice. */
  const sendBack = async (id: CaseId, objection: string) => {
    const wish = { do: 'answer-objection', objection, outcome: 'upheld' } as const;
    await small.act(id, { who: 'town-head', wish, values: { answer: '属实' } });
    await small.step(id, 'town-head', 'after-objection', 'check-again');
    await small.step(id, 'liaison-1', 'revisit');
    await small.step(id, 'liaison-2', 'revisit', 'done', {});
    await small.step(id, 'clerk', 'weigh', 'clear');
    await small.step(id, 'deputy', 'opinion', 'pass');
  };
  const seenPlaces = async (answer: ObjectionAnswer) => {
    const places: unknown[] = [];
    const { number, secret } = objectionReceipt(small.services, answer);
    const receipts = (place: Parameters<typeof receiptOf>[2]) => {
      places.push(place);
      return receiptOf(small.services, small.county.sequencer.log, place);
    };
    const view = await progressBySecret(small.services, receipts, { number, secret, form: newForm() });
    return { places, stage: view?.stage };
  };

  it('written to a sheet that is down does not land on the one that hangs now, and the new sheet is named', async () => {
    const id = await aidCaseAt(small, 'notice');
    const first = await object(noticeOf(small, id));
    await sendBack(id, first.objection);
    const second = noticeOf(small, id, 2);
    const refused = await tryObject(noticeOf(small, id));
    expect(refused).toMatchObject({ refused: 'notice-not-open', because: { notice: second } });
    const objected = await engine.database().published.selectFrom('published.objection').select('notice_id').execute();
    expect(objected.map((row) => row.notice_id)).toEqual([noticeOf(small, id)]);
    await object(second);
  });

  it('takes another number when its own is taken, and gives the same one when it is sent again', async () => {
    const noticeId = noticeOf(small, await aidCaseAt(small, 'notice'));
    const key = newId();
    const wanted = slipOf(small.services.keys, key, small.services.clock.legalNow()).number;
    const other = await object(noticeId);
    await engine.database().asOwner((session) =>
      session.script(`update mq.objection set number = '${wanted}' where objection_id = '${other.objection}';
        update published.case_stage set number = '${wanted}' where number = '${other.number}'`),
    );
    const answer = await object(noticeId, key);
    expect(answer.number).not.toBe(wanted);
    expect(answer.number).toMatch(/^YY-26-/);
    expect(await object(noticeId, key)).toEqual(answer);
    expect((await seenPlaces(answer)).stage).toBe('意见已收到，等答复');
  });

  it('is proved by its own event, after a rebuild too', async () => {
    const id = await aidCaseAt(small, 'notice');
    const answers = [await object(noticeOf(small, id)), await object(noticeOf(small, id))];
    const { events } = await small.load(id);
    const expected = answers.map(({ objection }) => ({
      places: [
        { kind: 'case', id, seq: events.findIndex((event) => event.type === 'objection-raised' && event.objection === objection) + 1 },
      ],
      stage: '意见已收到，等答复',
    }));
    expect(await Promise.all(answers.map(seenPlaces))).toEqual(expected);
    await rebuildProjections(small.services, small.installation.library.words);
    expect(await Promise.all(answers.map(seenPlaces))).toEqual(expected);
  });
});
