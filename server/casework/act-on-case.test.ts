import { afterEach, beforeEach, expect, it } from 'vitest';

import { asId, type CaseId } from '../../core/kernel/id.ts';
import { isRefusal, type Refusal } from '../../core/kernel/outcome.ts';
import { aidCaseAt, aidWay, noticeOf, passAidNode } from '../../testkit/county/aid-case.ts';
import { openSmallCounty, plantedValues, type SmallCounty } from '../../testkit/county/small-county.ts';
import { tableRows } from '../../testkit/county/table-rows.ts';
import { describeOnBothEngines, describeOnServer } from '../../testkit/database/on-both-engines.ts';
import { newId } from '../platform/random.ts';
import { verifyDatabase } from '../ledger/verify-database.ts';
import { openValues } from '../platform/keys/committed-values.ts';
import type { ActAnswer } from './act-request.ts';
import { openCase } from './open-case.ts';
import { raiseObjection } from './raise-objection.ts';

const refusedOf = (answer: object): string => (isRefusal(answer) ? answer.refused : 'done');
const refusalOf = (answer: ActAnswer | Refusal): Refusal => {
  if (!isRefusal(answer)) throw new Error('was done');
  return answer;
};

describeOnBothEngines('a case of 低保', (engine) => {
  let small: SmallCounty;
  beforeEach(async () => {
    small = await openSmallCounty(engine.database());
  });
  afterEach(() => small.close());

  const stateOf = async (id: CaseId) => (await small.load(id)).state;
  const object = async (id: CaseId, key = newId()) => {
    const asked = { commandId: key, owner: 'citizen', bodyHash: 'objection' };
    return raiseObjection(small.services, {
      ...asked,
      noticeId: noticeOf(small, id),
      text: '植入的异议原话',
      channel: 'web',
      who: 'citizen',
    });
  };
  const answer = async (id: CaseId, outcome: 'upheld' | 'not-upheld') => {
    const state = await stateOf(id);
    const objection = state.status === 'absent' ? '' : (state.objections.at(-1)?.objection ?? '');
    return small.act(id, { who: 'town-head', wish: { do: 'answer-objection', objection, outcome }, values: { answer: '答复的话' } });
  };
  const settledRows = async () => {
    await small.county.sequencer.settle();
    return tableRows(engine.database());
  };
  const expectEnd = async (id: CaseId, endNode: string | null, result: string) => {
    expect(await stateOf(id)).toMatchObject({ status: 'ended', endNode, result });
    await small.county.sequencer.settle();
    expect(await verifyDatabase({ ...small.services, directory: small.ledger })).toMatchObject({ sound: true, waiting: 0 });
  };

  it('goes the plain way to the money, and the ledger holds every event', async () => {
    const id = await aidCaseAt(small, 'end');
    await expectEnd(id, 'end-approved', 'approve');
  });

  it('ends as not accepted, given up, refused by the town, refused by the county, withdrawn', async () => {
    const notAccepted = await small.open();
    await small.step(notAccepted, 'clerk', 'accept', 'not-accepted');
    await small.step(notAccepted, 'clerk', 'tell-not-accepted');
    await expectEnd(notAccepted, 'end-not-accepted', 'reject');

    const gaveUp = await small.open();
    await small.step(gaveUp, 'clerk', 'accept', 'supplement');
    await small.act(gaveUp, { who: 'officer', wish: { do: 'note-external', node: 'bring', outcome: 'gave-up' } });
    await expectEnd(gaveUp, 'end-gave-up', 'withdraw');

    const byTown = await aidCaseAt(small, 'opinion');
    await small.step(byTown, 'deputy', 'opinion', 'refuse');
    await small.step(byTown, 'clerk', 'tell-refusal');
    await expectEnd(byTown, 'end-refused', 'reject');

    const byCounty = await aidCaseAt(small, 'county-head');
    await small.step(byCounty, 'bureau-head', 'county-head', 'refuse');
    await small.step(byCounty, 'clerk', 'tell-refusal');
    await expectEnd(byCounty, 'end-refused', 'reject');

    const withdrawn = await aidCaseAt(small, 'visit');
    await small.act(withdrawn, { who: 'citizen', wish: { do: 'withdraw-case' } });
    await expectEnd(withdrawn, null, 'withdraw');
  });

  it('goes the long way: supplement, nobody at home, doubt and meeting, upheld objection and other visitors, kin and county visit', async () => {
    const id = await small.open();
    await small.step(id, 'clerk', 'accept', 'supplement');
    await small.act(id, { who: 'officer', wish: { do: 'note-external', node: 'bring', outcome: 'brought' } });
    await small.step(id, 'clerk-2', 'accept', 'accepted');
    await small.step(id, 'clerk', 'kin', 'done', { 'kin-registered': true });
    await small.step(id, 'means', 'means');
    await small.step(id, 'visitor-1', 'visit', 'nobody');
    await small.step(id, 'visitor-2', 'visit', 'nobody', {});
    await small.act(id, { who: 'officer', wish: { do: 'note-external', node: 'new-date', outcome: 'agreed' } });
    await small.step(id, 'visitor-1', 'visit', 'seen');
    await small.step(id, 'visitor-2', 'visit', 'seen', {});
    await small.step(id, 'clerk', 'weigh', 'doubt');
    const present = ['panel-1', 'panel-2', 'panel-3'].map((person) => asId<'person'>(person));
    const meeting = { do: 'record-meeting', node: 'review-meeting', present, recused: [], yes: 2, no: 1, abstain: 0 } as const;
    await small.act(id, { who: 'clerk', wish: meeting, values: { 'meeting-record': '评议的话' } });
    expect(refusedOf(await small.tryAct(id, { who: 'clerk', wish: { do: 'confirm-meeting', node: 'review-meeting' } }))).toBe(
      'recorder-cannot-confirm',
    );
    await small.act(id, { who: 'village-clerk', wish: { do: 'confirm-meeting', node: 'review-meeting' } });
    await small.step(id, 'deputy', 'opinion', 'pass');
    expect(await object(id)).toHaveProperty('number');
    expect(
      refusedOf(await small.tryAct(id, { who: 'bureau-clerk', wish: { do: 'take-step', node: 'county-clerk', outcome: 'pass' } })),
    ).toBe('objection-open');
    await answer(id, 'upheld');
    await small.step(id, 'town-head', 'after-objection', 'check-again');
    expect(refusedOf(await small.tryAct(id, { who: 'visitor-1', wish: { do: 'take-step', node: 'revisit', outcome: 'done' } }))).not.toBe(
      'done',
    );
    await small.step(id, 'liaison-1', 'revisit');
    await small.step(id, 'liaison-2', 'revisit', 'done', {});
    await small.step(id, 'clerk', 'weigh', 'clear');
    await small.step(id, 'deputy', 'opinion', 'pass');
    await small.days(8);
    await small.step(id, 'inspector-1', 'county-visit');
    await small.step(id, 'inspector-2', 'county-visit', 'done', {});
    await aidCaseFrom(id, 'county-clerk');
    await expectEnd(id, 'end-approved', 'approve');
  });

  async function aidCaseFrom(id: CaseId, from: (typeof aidWay)[number]): Promise<void> {
    for (const node of aidWay.slice(aidWay.indexOf(from))) await passAidNode(small, id, node);
  }

  it('gives the same submission the same answer, once; another body or owner is refused', async () => {
    const key = newId();
    const first = await small.tryOpen({ key });
    const rows = await settledRows();
    expect(await small.tryOpen({ key })).toEqual(first);
    expect(await small.tryOpen({ key, body: 'other' })).toMatchObject({ refused: 'key-reused' });
    expect(await small.tryOpen({ key, owner: 'somebody' })).toMatchObject({ refused: 'key-reused' });
    expect(await settledRows()).toEqual(rows);
    if (isRefusal(first)) throw new Error('refused');
    const id = first.caseId;
    const wish = { who: 'clerk', wish: { do: 'take-step', node: 'accept', outcome: 'accepted' }, key: newId() } as const;
    const done = await small.act(id, wish);
    const after = await settledRows();
    expect(await small.tryAct(id, wish)).toEqual(done);
    expect(await small.tryAct(id, { ...wish, body: 'other' })).toMatchObject({ refused: 'key-reused' });
    expect(await small.tryAct(id, { ...wish, owner: 'clerk-2' })).toMatchObject({ refused: 'key-reused' });
    expect(await small.tryOpen({ key: wish.key })).toMatchObject({ refused: 'key-reused' });
    expect(await settledRows()).toEqual(after);
    const atNotice = await aidCaseAt(small, 'notice');
    const objectionKey = newId();
    const slip = await object(atNotice, objectionKey);
    const held = await settledRows();
    expect(await object(atNotice, objectionKey)).toEqual(slip);
    expect(await settledRows()).toEqual(held);
  });

  it('changes no row when it refuses', async () => {
    const id = await aidCaseAt(small, 'visit');
    await small.step(id, 'visitor-1', 'visit', 'seen');
    const rows = await settledRows();
    const step = (node: string, outcome: string) => ({ do: 'take-step', node, outcome }) as const;
    const refused = [
      ['visitor-1', step('visit', 'seen'), 'needs-another-person'],
      ['visitor-2', step('visit', 'nobody'), 'outcome-differs'],
      ['visitor-2', step('visit', 'dancing'), 'unknown-outcome'],
      ['clerk', step('accept', 'accepted'), 'already-acted'],
      ['clerk-2', step('accept', 'accepted'), 'step-not-current'],
      ['clerk', step('weigh', 'clear'), 'step-not-current'],
      ['clerk', step('nowhere', 'done'), 'not-your-post'],
      ['clerk-far', step('kin', 'done'), 'other-unit'],
      ['clerk-far', step('visit', 'seen'), 'not-your-post'],
      ['expired', step('visit', 'seen'), 'not-your-post'],
      ['expired', step('kin', 'done'), 'tenure-ended'],
      ['admin-security', step('visit', 'seen'), 'not-your-post'],
      ['town-head', { do: 'answer-objection', objection: 'none', outcome: 'upheld' }, 'not-your-post'],
      ['citizen', { do: 'raise-objection', objection: newId(), node: 'notice', visit: 1, channel: 'web' }, 'notice-not-open'],
    ] as const;
    for (const [who, wish, code] of refused) {
      expect(refusedOf(await small.tryAct(id, { who, wish })), `${who} ${JSON.stringify(wish)}`).toBe(code);
    }
    expect(refusedOf(await small.tryAct(newId<'case'>(), { who: 'clerk', wish: step('accept', 'accepted') }))).toBe('case-unknown');
    expect(refusedOf(await small.tryOpen({ unit: 'SX-A' }))).not.toBe('done');
    expect(refusedOf(await small.tryOpen({ unit: 'nowhere' }))).toBe('unit-not-allowed');
    expect(refusedOf(await small.tryOpen({ who: 'officer-far' }))).toBe('other-unit');
    expect(refusedOf(await small.tryOpen({ values: {} }))).toBe('missing-field');
    expect(await settledRows()).toEqual(rows);
  });

  it('records the attempt of a relative once, with the reason sealed, and nothing else', async () => {
    const id = await aidCaseAt(small, 'visit');
    const rows = new Set(await settledRows());
    const wish = { who: 'visitor-kin', wish: { do: 'take-step', node: 'visit', outcome: 'seen' }, key: newId() } as const;
    expect(refusedOf(await small.tryAct(id, wish))).toBe('actor-is-relative-of-applicant');
    expect(refusedOf(await small.tryAct(id, wish))).toBe('actor-is-relative-of-applicant');
    const added = (await settledRows()).filter((row) => !rows.has(row));
    const tables = added.map((row) => row.split(' ')[0]);
    expect(tables).toEqual(['mq.event', 'mq.field_value', 'mq.ledger_entry', 'mq.ledger_head', 'published.ledger']);
    expect(added.join('\n')).not.toMatch(/relative|applicant/);
    const { services } = small;
    const event = await services.database.app
      .selectFrom('mq.event')
      .selectAll()
      .where('stream_kind', '=', 'attempt')
      .executeTakeFirstOrThrow();
    expect(event).toMatchObject({ type: 'act-refused', actor: 'visitor-kin' });
    const sealed = await services.database.app
      .selectFrom('mq.field_value')
      .select('sealed')
      .where('stream_kind', '=', 'attempt')
      .executeTakeFirstOrThrow();
    const opened = openValues(services.keys, { streamKind: 'attempt', streamId: event.stream_id, seq: 1 }, sealed.sealed);
    expect(opened === 'erased' ? null : opened.get('reason')?.value).toMatchObject({ code: 'actor-is-relative-of-applicant' });
  });

  it('tells the later of two who and when, and keeps one effect', async () => {
    const places = [
      ['accept', 'clerk', 'clerk-2', 'accepted'],
      ['opinion', 'deputy', 'deputy-2', 'pass'],
      ['tell-approval', 'clerk', 'bureau-clerk', 'done'],
    ] as const;
    for (const [node, first, second, outcome] of places) {
      const id = await aidCaseAt(small, node);
      const { version } = await small.load(id);
      const wish = { do: 'take-step', node, outcome } as const;
      small.clock.pass(60_000);
      const at = small.clock.legalNow();
      const form = { 'opinion-reason': '理由' };
      const values = node === 'opinion' ? form : {};
      await small.act(id, { who: first, wish, seen: version, values });
      small.clock.pass(60_000);
      const later = await small.load(id);
      const told = refusalOf(await small.tryAct(id, { who: second, wish, seen: version, values }));
      expect(told, node).toMatchObject({
        refused: 'changed-meanwhile',
        because: { takenBy: first, takenAt: at, node, version: later.version },
      });
      expect((await small.load(id)).version).toBe(later.version);
    }
  });

  it('tells who ended the case to whoever was about to act in it', async () => {
    const id = await aidCaseAt(small, 'accept');
    await small.step(id, 'clerk', 'accept', 'not-accepted');
    const { version } = await small.load(id);
    await small.step(id, 'clerk', 'tell-not-accepted');
    const told = await small.tryAct(id, {
      who: 'clerk-2',
      wish: { do: 'take-step', node: 'tell-not-accepted', outcome: 'done' },
      seen: version,
    });
    expect(told).toMatchObject({ refused: 'changed-meanwhile', because: { takenBy: 'clerk' } });
  });

  it('does not disturb a signer by the signature of the other', async () => {
    const id = await aidCaseAt(small, 'visit');
    const { version } = await small.load(id);
    const wish = { do: 'take-step', node: 'visit', outcome: 'seen' } as const;
    await small.act(id, { who: 'visitor-1', wish, seen: version, values: { 'visit-finding': '看到' } });
    expect(refusedOf(await small.tryAct(id, { who: 'visitor-2', wish, seen: version }))).toBe('done');
  });
});

describeOnServer('a case in a crowd', (engine) => {
  let small: SmallCounty;
  beforeEach(async () => {
    small = await openSmallCounty(engine.database());
  });
  afterEach(() => small.close());
  const twenty = Array.from({ length: 20 }, (_, at) => at);

  it('has one effect of twenty equal submissions at once', async () => {
    const key = newId();
    const opened = await Promise.all(twenty.map(() => small.tryOpen({ key })));
    expect(new Set(opened.map((answer) => JSON.stringify(answer))).size).toBe(1);
    const [first] = opened;
    if (first === undefined || isRefusal(first)) throw new Error('refused');
    const { version } = await small.load(first.caseId);
    expect(version).toBe(2);
    const wish = { who: 'clerk', wish: { do: 'take-step', node: 'accept', outcome: 'accepted' }, key: newId() } as const;
    const acted = await Promise.all(twenty.map(() => small.tryAct(first.caseId, wish)));
    expect(new Set(acted.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect((await small.load(first.caseId)).version).toBe(3);
  });

  it('refuses all but one of twenty owners of one key', async () => {
    const key = newId();
    const answers = await Promise.all(twenty.map((at) => small.tryOpen({ key, owner: `owner-${String(at % 2)}` })));
    const codes = answers.map(refusedOf);
    expect(codes.filter((code) => code === 'done')).toHaveLength(10);
    expect(codes.filter((code) => code === 'key-reused')).toHaveLength(10);
    const files = await small.services.database.app.selectFrom('mq.case_file').select('case_id').execute();
    expect(files).toHaveLength(1);
  });

  it('lets one of two officials through in every race, the other hears who and when', async () => {
    for (let round = 0; round < 10; round += 1) {
      const id = await small.open();
      const { version } = await small.load(id);
      const wish = { do: 'take-step', node: 'accept', outcome: 'accepted' } as const;
      const answers = await Promise.all(['clerk', 'clerk-2'].map((who) => small.tryAct(id, { who, wish, seen: version })));
      expect(answers.map(refusedOf).toSorted()).toEqual(['changed-meanwhile', 'done']);
      const winner = answers.findIndex((answer) => !isRefusal(answer));
      expect(refusalOf(answers[1 - winner] ?? { caseId: id, version })).toMatchObject({
        because: { takenBy: ['clerk', 'clerk-2'][winner], takenAt: small.clock.legalNow() },
      });
    }
  });

  it('takes twenty objections at once', async () => {
    const id = await aidCaseAt(small, 'notice');
    const noticeId = noticeOf(small, id);
    const answers = await Promise.all(
      twenty.map(() => {
        const asked = { commandId: newId(), owner: 'citizen', bodyHash: 'x' };
        return raiseObjection(small.services, { ...asked, noticeId, text: '有话说', channel: 'web', who: 'citizen' });
      }),
    );
    expect(answers.map(refusedOf)).toEqual(twenty.map(() => 'done'));
    const rows = await small.services.database.app.selectFrom('published.objection').select('position').orderBy('position').execute();
    expect(rows.map((row) => row.position)).toEqual(twenty.map((at) => at + 1));
  });

  it('numbers cases without gaps while openings fail at random', async () => {
    const { app } = engine.database();
    let calls = 0;
    const failing = new Set([3, 7, 8, 12, 19, 25, 31, 40]);
    const { keys } = small.services;
    // The last thing before the rows are written fails in some of them, after the number was taken.
    const streams = new Proxy(keys.streams, {
      get: (target, name) => {
        if (name === 'find') return (stream: string) => target.find(stream);
        return (stream: string) => {
          calls += 1;
          if (failing.has(calls)) throw new Error('planted');
          return target.make(stream);
        };
      },
    });
    const services = { ...small.services, keys: { ...keys, streams } };
    const item = services.items.findCurrent('V-FW-01', '2026-03-02');
    if (item === undefined) throw new Error('no item');
    const wish = { item, channel: 'village', values: plantedValues, owner: 'officer', bodyHash: 'x' } as const;
    const units = [
      ['officer', 'SX-A-01'],
      ['officer-2', 'SX-A-02'],
      ['officer', 'SX-A-01'],
    ] as const;
    const openings = Array.from({ length: 60 }, (_, at) => {
      const [who, unit] = units[at % 3] ?? units[0];
      return openCase(services, { ...wish, commandId: newId(), who: asId<'person'>(who), unit: asId<'unit'>(unit) }).catch(
        () => 'failed' as const,
      );
    });
    const answers = await Promise.all(openings);
    expect(answers.filter((answer) => answer === 'failed')).toHaveLength(failing.size);
    const rows = await app.selectFrom('mq.case_file').select(['number', 'unit_id']).execute();
    expect(rows).toHaveLength(60 - failing.size);
    for (const unit of ['SX-A-01', 'SX-A-02']) {
      const numbers = rows.filter((row) => row.unit_id === unit).map((row) => Number(/-(\d+)-[A-Z]$/.exec(row.number)?.[1]));
      expect(numbers.toSorted((a, b) => a - b)).toEqual(numbers.map((_, at) => at + 1));
    }
  });
});
