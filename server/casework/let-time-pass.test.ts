import { afterEach, beforeEach, expect, it } from 'vitest';

import { isRefusal } from '../../core/kernel/outcome.ts';
import { aidCaseAt, noticeOf } from '../../testkit/county/aid-case.ts';
import { openSmallCounty, type SmallCounty } from '../../testkit/county/small-county.ts';
import { tableRows } from '../../testkit/county/table-rows.ts';
import { describeOnBothEngines, describeOnServer } from '../../testkit/database/on-both-engines.ts';
import { finishJob, leaseJobs } from '../platform/jobs/store.ts';
import { newId } from '../platform/random.ts';
import { letTimePass } from './let-time-pass.ts';
import { raiseObjection } from './raise-objection.ts';

const dayMs = 86_400_000;
const leaseMs = 60_000;

describeOnBothEngines('time in the cases of a county', (engine) => {
  let small: SmallCounty;
  beforeEach(async () => {
    small = await openSmallCounty(engine.database());
  });
  afterEach(() => small.close());

  const rows = () => tableRows(engine.database(), ['mq.pending_leaf', 'mq.ledger_entry', 'mq.ledger_head', 'published.ledger']);
  const object = (noticeId: string) => {
    const asked = { commandId: newId(), owner: 'citizen', bodyHash: 'x' };
    return raiseObjection(small.services, { ...asked, noticeId, text: '有话说', channel: 'web', who: 'citizen' });
  };
  const closings = async () =>
    (await engine.database().app.selectFrom('mq.event').select('stream_id').where('type', '=', 'notice-closed').execute()).map(
      (row) => row.stream_id,
    );

  it('does nothing before the last day has passed, closes at 24:00, and never twice', async () => {
    const id = await aidCaseAt(small, 'notice');
    // Posted on 2 March: hangs to the end of the 9th in China, which is 16:00 UTC.
    small.clock.pass(7 * dayMs + 15 * 3_600_000 - 1);
    const before = await rows();
    expect(await letTimePass(small.services)).toBe(0);
    expect(await rows()).toEqual(before);
    small.clock.pass(1);
    expect(await letTimePass(small.services)).toBe(1);
    const after = await rows();
    expect(await letTimePass(small.services)).toBe(0);
    expect(await rows()).toEqual(after);
    expect(await closings()).toEqual([id]);
    expect((await small.load(id)).state).toMatchObject({ status: 'open', notices: [] });
  });

  it('misses and doubles nothing when the clock jumps by weeks, or goes back in between', async () => {
    const ids = [await aidCaseAt(small, 'notice'), await aidCaseAt(small, 'notice')];
    small.clock.pass(3 * dayMs);
    ids.push(await aidCaseAt(small, 'notice'));
    small.clock.pass(-2 * dayMs);
    await small.jobs();
    expect(await closings()).toEqual([]);
    small.clock.pass(40 * dayMs);
    await small.jobs();
    small.clock.pass(-5 * dayMs);
    await small.jobs();
    small.clock.pass(30 * dayMs);
    await small.jobs();
    expect((await closings()).toSorted()).toEqual(ids.toSorted());
    expect(await engine.database().app.selectFrom('mq.job').select('job_id').execute()).toEqual([]);
  });

  it('finishes what a process left that died with its leases, after the lease and not before', async () => {
    const id = await aidCaseAt(small, 'notice');
    small.clock.pass(8 * dayMs);
    const { county, clock } = small.services;
    const now = clock.realNow();
    const leased = await leaseJobs(engine.database().app, county, {
      kind: 'let-time-pass',
      dueBy: clock.legalNow(),
      now,
      until: now + leaseMs,
      most: 10,
    });
    expect(leased).toHaveLength(1);
    expect(await letTimePass(small.services)).toBe(0);
    small.clock.pass(leaseMs + 1, 'real');
    expect(await letTimePass(small.services)).toBe(1);
    expect(await closings()).toEqual([id]);
  });

  it('keeps a job that another process has leased since, whoever comes late', async () => {
    await aidCaseAt(small, 'notice');
    small.clock.pass(8 * dayMs);
    const { county, clock } = small.services;
    const lease = () => {
      const now = clock.realNow();
      return leaseJobs(engine.database().app, county, {
        kind: 'let-time-pass',
        dueBy: clock.legalNow(),
        now,
        until: now + leaseMs,
        most: 10,
      });
    };
    const [late] = await lease();
    small.clock.pass(leaseMs + 1, 'real');
    const [present] = await lease();
    if (late === undefined || present === undefined) throw new Error('no lease');
    await finishJob(engine.database().app, county, late);
    expect(await engine.database().app.selectFrom('mq.job').select('job_id').execute()).toHaveLength(1);
    await finishJob(engine.database().app, county, present);
    expect(await engine.database().app.selectFrom('mq.job').select('job_id').execute()).toEqual([]);
  });

  it('takes the rows of a held notice down when its period ends, and closes it with the answer', async () => {
    const id = await aidCaseAt(small, 'notice');
    const noticeId = noticeOf(small, id);
    const sheet = () =>
      engine.database().app.selectFrom('published.notice').selectAll().where('notice_id', '=', noticeId).executeTakeFirstOrThrow();
    expect((await sheet()).rows).toContain('九九组');
    const slip = await object(noticeId);
    if (isRefusal(slip)) throw new Error('refused');
    await small.days(8);
    expect(await sheet()).toMatchObject({ state: 'held', rows: '[]', title: '低保申请' });
    expect(await object(noticeId)).toMatchObject({ refused: 'notice-not-open' });
    const wish = { do: 'answer-objection', objection: slip.objection, outcome: 'not-upheld' } as const;
    await small.act(id, { who: 'town-head', wish, values: { answer: '查过了' } });
    expect(await sheet()).toMatchObject({ state: 'over', rows: '[]' });
    expect((await small.load(id)).state).toMatchObject({ status: 'open', notices: [] });
  });

  it('lets no case that cannot move keep the others', async () => {
    const stuck = await aidCaseAt(small, 'notice');
    const id = await aidCaseAt(small, 'notice');
    await engine
      .database()
      .asOwner((session) =>
        session.script(
          `update mq.event set payload = replace(payload, '"version":"', '"version":"0') where stream_id = '${stuck}' and seq = 1`,
        ),
      );
    await small.days(8);
    expect(await closings()).toEqual([id]);
    const [job] = await engine.database().app.selectFrom('mq.job').select(['subject', 'last_error']).execute();
    expect(job).toEqual({ subject: stuck, last_error: 'case-unknown' });
  });

  it.each([
    ['a fault', (id: string) => `update mq.event set type = 'step-signed' where seq = 1 and stream_id = '${id}'`, 'event-out-of-order'],
    ['an error of the program', (id: string) => `update mq.event set payload = '' where seq = 1 and stream_id = '${id}'`, 'SyntaxError'],
    // As when another process wrote the same event first; a planted row would be taken by the ledger's own turn.
    [
      'an error of the database',
      (id: string) => `create function mq.say_taken() returns trigger language plpgsql as $$ begin raise unique_violation; end $$;
        create trigger say_taken before insert on mq.event for each row when (new.stream_id = '${id}') execute function mq.say_taken()`,
      '23505',
    ],
  ])('lets no case in which %s is thrown keep the others, notes its code and reports it', async (_, damage, code) => {
    const stuck = await aidCaseAt(small, 'notice');
    const id = await aidCaseAt(small, 'notice');
    await engine.database().asOwner((session) => session.script(damage(stuck)));
    small.clock.pass(8 * dayMs);
    const reported: unknown[] = [];
    expect(await letTimePass(small.services, (error) => reported.push(error))).toBe(2);
    expect(await closings()).toEqual([id]);
    const jobs = await engine.database().app.selectFrom('mq.job').select(['subject', 'last_error']).where('subject', '=', stuck).execute();
    expect(jobs).toEqual([{ subject: stuck, last_error: code }]);
    expect(reported).toHaveLength(1);
  });
});

describeOnServer('time in the cases of a county with many processes', (engine) => {
  it('closes each notice once though twenty look at the same moment', async () => {
    const small = await openSmallCounty(engine.database());
    try {
      const ids = [];
      for (let at = 0; at < 6; at += 1) ids.push(await aidCaseAt(small, 'notice'));
      small.clock.pass(8 * dayMs);
      await Promise.all(Array.from({ length: 20 }, () => letTimePass(small.services)));
      const closed = await engine.database().app.selectFrom('mq.event').select('stream_id').where('type', '=', 'notice-closed').execute();
      expect(closed.map((row) => row.stream_id).toSorted()).toEqual(ids.toSorted());
    } finally {
      await small.close();
    }
  });
});
