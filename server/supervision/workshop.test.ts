import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { z } from 'zod';

import type { deskRule, deskRules, deskTrial } from '../../contract/desk-rules.ts';
import { addDays } from '../../core/kernel/day.ts';
import { ownRules } from '../../dataroom/start-room.ts';
import { openSmallCounty, type SmallCounty } from '../../testkit/county/small-county.ts';
import { describeOnBothEngines } from '../../testkit/database/on-both-engines.ts';
import { bodyOf, type DeskClient, openDesk } from '../../testkit/desk/desk-client.ts';
import { roomFolder } from '../administration/register-folders.ts';
import { registersFolder, sweepRegisters } from '../administration/sweep-registers.ts';
import { verifyDatabase } from '../ledger/verify-database.ts';
import { newId } from '../platform/random.ts';

type Trial = z.output<typeof deskTrial>;
type Rule = z.output<typeof deskRule>;

const root = '/supervision';
const today = '2026-03-02';

describeOnBothEngines('the workshop of rules', (engine) => {
  let small: SmallCounty;
  let desk: DeskClient;
  beforeEach(async () => {
    small = await openSmallCounty(engine.database());
    desk = await openDesk(small);
  });
  afterEach(async () => {
    await desk.close();
    await small.close();
  });

  /** The samples of a rule as the county's registers, swept once. */
  const sweep = async (): Promise<void> => {
    const { settings } = small.installation;
    const registers = registersFolder(settings);
    mkdirSync(registers, { recursive: true });
    cpSync(join(ownRules, 'S01', 'samples'), registers, { recursive: true, filter: (path) => !path.endsWith('.yaml') });
    expect(await sweepRegisters(settings, today)).toBeDefined();
  };
  const rule = async (who: string): Promise<Rule> => bodyOf<Rule>(await desk.get(who, `${root}/rules/S01`));
  const finished = async (who: string, id: string): Promise<Trial> => {
    for (;;) {
      const trial = bodyOf<Trial>(await desk.get(who, `${root}/trials/${id}`));
      if (trial.state !== 'running') return trial;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };
  const propose = (who: string, more: object = {}) =>
    desk.post(who, `${root}/rules/S01/proposals`, {
      ...{ name: 'S01.最少净笔数', value: '3', from: addDays(today, 30), reason: '误报多', source: '会议纪要 1 号' },
      ...more,
    });

  it('shows a rule with SQL, samples and near misses, and all rules with their precision', async () => {
    const read = await rule('commission');
    expect(read.sql).toContain('SELECT');
    expect(read.samples.must).toEqual(['F1', 'F2', 'F3']);
    expect(read.samples.near.length).toBeGreaterThan(1);
    expect(read.parameters.find(({ source }) => source === 'S01.最少净笔数')).toMatchObject({ value: '2', origin: '规则的默认值' });
    const { rules } = bodyOf<z.output<typeof deskRules>>(await desk.get('commission', `${root}/rules`));
    expect(rules.length).toBeGreaterThanOrEqual(54);
    expect(rules.map(({ id }) => id)).toEqual(rules.map(({ id }) => id).toSorted());
  });

  it('tries a value in a process of its own, tells what it adds and removes, can be called off, and writes nothing', async () => {
    const early = await desk.post('commission', `${root}/rules/S01/trials`, { name: '最少净笔数', value: '4' });
    expect((await finished('commission', bodyOf<Trial>(early).id)).state).toBe('failed');
    await sweep();
    const begun = bodyOf<Trial>(await desk.post('commission', `${root}/rules/S01/trials`, { name: '最少净笔数', value: '4' }));
    expect(begun.state).toBe('running');
    const busy = await desk.post('commission-2', `${root}/rules/S01/trials`, { name: '最少净笔数', value: '5' });
    expect([busy.statusCode, bodyOf(busy)['code']]).toEqual([409, 'rule-trial-busy']);
    expect((await desk.get('commission-2', `${root}/trials/${begun.id}`)).statusCode).toBe(404);
    const done = await finished('commission', begun.id);
    expect(done).toMatchObject({ state: 'done', runs: [{ before: 3, after: 0, added: [], removed: ['F1', 'F2', 'F3'] }] });
    expect((await rule('commission')).trial?.id).toBe(begun.id);
    expect(existsSync(join(roomFolder(small.installation.settings), 'parameters.jsonl'))).toBe(false);
    const wrong = await desk.post('commission', `${root}/rules/S01/trials`, { name: '最少净笔数', value: '三' });
    expect(bodyOf(wrong)['code']).toBe('parameter-unreadable');
    // What is called off ends, and somebody else may try.
    const other = bodyOf<Trial>(await desk.post('commission', `${root}/rules/S01/trials`, { name: '最少净笔数', value: '5' }));
    expect(bodyOf<Trial>(await desk.post('commission', `${root}/trials/${other.id}/stop`, {})).state).toBe('stopped');
    expect((await finished('commission', other.id)).state).toBe('stopped');
    expect((await desk.post('commission-2', `${root}/rules/S01/trials`, { name: '最少净笔数', value: '4' })).statusCode).toBe(200);
  });

  it('lets a second person approve what one proposed, on record and in the ledger; it runs in the shadow first', async () => {
    await sweep();
    const key = newId();
    const wish = { name: 'S01.最少净笔数', value: '4', from: addDays(today, 30), reason: '误报多', source: '会议纪要 1 号' };
    const post = () => desk.post('commission', `${root}/rules/S01/proposals`, wish, key);
    const { id } = bodyOf<{ readonly id: string }>(await post());
    expect(id).toMatch(/^[\w-]{22}$/);
    expect(bodyOf(await post())).toEqual({ id });
    expect(bodyOf(await propose('commission', { from: addDays(today, 29) }))).toMatchObject({ code: 'rule-too-early' });
    const settle = (who: string, verb: string) => desk.post(who, `${root}/rules/S01/proposals/${id}/${verb}`, { reason: '看过' });
    expect(bodyOf(await settle('commission', 'approve'))['code']).toBe('rule-second-person');
    expect((await settle('commission-2', 'approve')).statusCode).toBe(200);
    expect(bodyOf(await settle('commission-leader', 'decline'))['code']).toBe('rule-proposal-settled');
    const read = await rule('commission');
    expect(read.proposals).toMatchObject([{ id, state: 'approved', reason: '误报多', source: '会议纪要 1 号', mayApprove: false }]);
    // It does not count yet, and the next sweep tells what it will do.
    expect(read.parameters.find(({ source }) => source === 'S01.最少净笔数')?.value).toBe('2');
    const kept = readFileSync(join(roomFolder(small.installation.settings), 'parameters.jsonl'), 'utf8')
      .trim()
      .split('\n');
    expect(kept.map((line) => JSON.parse(line) as object)).toMatchObject([{ name: 'S01.最少净笔数', value: '4', approvedOn: today }]);
    await sweep();
    expect((await rule('commission')).shadows).toMatchObject([{ value: '4', before: 3, after: 0, removed: ['F1', 'F2', 'F3'] }]);
    await small.county.sequencer.settle();
    expect((await verifyDatabase({ ...small.services, directory: small.ledger })).faults).toEqual([]);
    const types = await small.services.database.app
      .selectFrom('mq.event')
      .select('type')
      .where('stream_kind', '=', 'rule')
      .orderBy('seq')
      .execute();
    expect(types.map(({ type }) => type)).toEqual(['parameter-proposed', 'parameter-approved']);
  });

  it('is there for posts that keep rules alone', async () => {
    for (const who of ['town-conduct', 'clerk', 'secretary', 'compiler', 'office-head', 'admin-system']) {
      for (const path of ['/rules', '/rules/S01', `/trials/${newId()}`])
        expect((await desk.get(who, root + path)).statusCode, who).toBe(404);
      expect((await desk.post(who, `${root}/rules/S01/trials`, { name: '最少净笔数', value: '4' })).statusCode).toBe(404);
      expect((await propose(who)).statusCode).toBe(404);
    }
  });
});
