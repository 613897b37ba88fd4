import type { LightMyRequestResponse as Response } from 'fastify';
import { afterEach, beforeEach, expect, it } from 'vitest';

import type { OrganisationData } from '../../core/org/organisation.ts';
import { rolesFor } from '../../testkit/county/roles-for.ts';
import { type HeldSession, signInAs } from '../../testkit/county/signed-in.ts';
import { openSmallCounty, type SmallCounty } from '../../testkit/county/small-county.ts';
import { describeOnBothEngines } from '../../testkit/database/on-both-engines.ts';
import { alertLine } from '../../testkit/supervision/alert-lines.ts';
import { type Composed, compose } from '../compose.ts';
import { newId } from '../platform/random.ts';
import { takeAlerts } from './take-alerts.ts';
import { alertIdOf } from './take-hit.ts';

const today = '2026-03-02';

const subjects = [
  ...[
    'officer',
    'officer-2',
    'officer-far',
    'village-clerk',
    'clerk',
    'visitor-1',
    'deputy',
    'town-head',
    'inspector-1',
    'bureau-head',
    'registry-clerk',
  ],
  ...['commission', 'commission-2', 'commission-leader', 'town-conduct', 'secretary', 'secretary-far'],
  ...['reviewer', 'admin-system', 'admin-security', 'admin-audit', 'expired', 'coming', 'giver', 'delegate'],
] as const;
const outside = ['anonymous', 'half', 'frozen'] as const;

type Probe = {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly form?: Readonly<Record<string, string>>;
  readonly expected: (subject: string) => number;
};

describeOnBothEngines('who may do what with an alert', (engine) => {
  let small: SmallCounty;
  let served: Composed;
  let data: OrganisationData;
  const sessions = new Map<string, HeldSession>();

  beforeEach(async () => {
    small = await openSmallCounty(engine.database());
    data = (await small.services.organisation()).data;
    served = await compose(small.installation, () => 'http://localhost', { clockOf: () => small.clock });
    await served.app.ready();
    sessions.clear();
    for (const person of subjects) sessions.set(person, await signInAs(small, person));
    sessions.set('half', await signInAs(small, 'clerk', { half: true }));
    sessions.set('frozen', await signInAs(small, 'frozen', { frozen: true }));
    // Two questions, one for each village; the rows name the clerk of the village, whose account is his number there.
    const far = alertLine({ object: 'F0009' });
    const values = { ...far.evidence, values: { 行政村: '远湾村' }, rows: [] };
    await takeAlerts(small.services, { lines: [alertLine(), { ...far, evidence: values }], ran: null });
  });
  afterEach(async () => {
    await served.app.close();
    await served.close();
    await small.close();
  });

  const ask = (subject: string, { method, url, form = {} }: Probe): Promise<Response> => {
    const held = sessions.get(subject);
    const headers = { accept: 'text/html', ...(held === undefined ? {} : { cookie: held.cookie }) };
    const from = { remoteAddress: `127.0.${String([...subjects, ...outside].findIndex((one) => one === subject))}.1` };
    if (method === 'GET') return served.app.inject({ method, url, headers, ...from });
    const payload = new URLSearchParams({ csrf: held?.csrf ?? '', key: newId(), ...form }).toString();
    return served.app.inject({
      method,
      url,
      headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
      payload,
      ...from,
    });
  };
  const holds = (subject: string, roles: readonly string[], unit: string): boolean => {
    const mine = rolesFor(data, { person: subject, unit, today });
    return roles.some((role) => mine.has(role));
  };

  /** An alert of a village: what its own heads, the discipline posts above it and those whom its rows name get. */
  function probesOfAlert(unit: 'SX-A-01' | 'SX-B-01' | 'none'): Readonly<Record<string, Probe>> {
    const id = unit === 'none' ? newId() : alertIdOf(small.services.keys, 'S01', unit === 'SX-A-01' ? 'F0001' : 'F0009');
    const concerned = (subject: string) => unit === 'SX-A-01' && ['village-clerk', 'officer'].includes(subject);
    const looks = (subject: string) => unit !== 'none' && (supervises(subject, unit) || answers(subject, unit) || concerned(subject));
    const act = (verb: string, form: Readonly<Record<string, string>>, allowed: (subject: string) => number): readonly [string, Probe] => [
      `POST /work/alerts/:id/:verb ${verb}`,
      { method: 'POST', url: `/work/alerts/${id}/${verb}`, form, expected: (subject) => (looks(subject) ? allowed(subject) : 404) },
    ];
    // The question waits for the unit: nobody may verify yet (409), and who holds no such post is turned away (403).
    const waits = (subject: string) => (supervises(subject, unit) && !concerned(subject) ? 409 : 403);
    return {
      'GET /work/alerts/:id': { method: 'GET', url: `/work/alerts/${id}`, expected: (subject) => (looks(subject) ? 200 : 404) },
      ...Object.fromEntries([
        act('make-finding', { finding: 'error', text: '看过' }, waits),
        act('settle-finding', { agree: 'yes', text: '看过' }, waits),
        act('check-fix', { passed: 'no', text: '看过' }, waits),
        act('look-back', { holds: 'yes', text: '看过' }, waits),
        act('hand-over-lead', { text: '看过' }, (subject) => (subject === 'commission-leader' ? 409 : 403)),
        act('report-fix', { text: '改了' }, (subject) => (answers(subject, unit) ? 409 : 403)),
        act('answer-self-check', { answer: '', text: '' }, () => 422),
      ]),
    };
  }
  const supervises = (subject: string, unit: string) =>
    holds(subject, ['commission.conduct-officer', 'commission.leader', 'town.conduct-officer'], unit);
  /** Heads of the villages of the small county: those above a village do not answer in its place. */
  const answers = (subject: string, unit: string) =>
    (unit === 'SX-A-01' && subject === 'secretary') || (unit === 'SX-B-01' && subject === 'secretary-far');

  it('follows from posts and rows alone', async () => {
    let asked = 0;
    for (const unit of ['SX-A-01', 'SX-B-01', 'none'] as const) {
      for (const [route, probe] of Object.entries(probesOfAlert(unit))) {
        for (const subject of subjects) {
          const expected = probe.expected(subject);
          const answer = await ask(subject, probe);
          expect(answer.statusCode, `${subject} ${route} ${unit}`).toBe(expected);
          asked += 1;
        }
        for (const subject of outside) {
          const answer = await ask(subject, probe);
          expect(answer.statusCode, `${subject} ${route}`).toBe(probe.method === 'GET' ? 303 : 403);
        }
      }
    }
    expect(asked).toBeGreaterThan(500);
    const rows = await engine.database().app.selectFrom('mq.alert').select(['version', 'stage']).execute();
    expect(rows).toEqual([
      { version: 1, stage: 'self-check' },
      { version: 1, stage: 'self-check' },
    ]);
  });
});
