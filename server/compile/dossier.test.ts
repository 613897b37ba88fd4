import { afterEach, beforeEach, expect, it } from 'vitest';
import type { z } from 'zod';

import type { deskBrought } from '../../contract/desk-dossier.ts';
import type { deskItem } from '../../contract/desk-item.ts';
import { openSmallCounty, type SmallCounty } from '../../testkit/county/small-county.ts';
import { describeOnBothEngines } from '../../testkit/database/on-both-engines.ts';
import { bodyOf, type DeskClient, openDesk } from '../../testkit/desk/desk-client.ts';
import { withComments, withPart, withTrackedChange } from '../../testkit/dossier/word-comments.ts';
import { openOfficeFile, wordsOf } from '../../testkit/office-files.ts';
import { nodeAnchor } from './dossier-anchor.ts';

type Done = { readonly id: string; readonly version: number };
type Item = z.output<typeof deskItem>;
type Brought = z.output<typeof deskBrought>;

const plain = {
  ...{ code: 'A-01', plainName: '盖章', category: '日常管理类', powerType: '其他', content: '盖公章。', lead: '来盖章。' },
  ...{ posts: ['town.head'], forbidden: ['空白纸上盖章'] },
};
const said = { author: '县里的老周', date: '2026-03-05T10:20:00Z' };

describeOnBothEngines('the dossier of a review', (engine) => {
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

  const item = async (who: string, id: string): Promise<Item> => bodyOf<Item>(await desk.get(who, `/items/${id}`));
  const ok = async (who: string, id: string, verb: string, body: object = {}): Promise<void> => {
    const { version } = await item(who, id);
    const answer = await desk.post(who, `/items/${id}/${verb}`, { base: version, ...body });
    expect(answer.statusCode, `${verb}: ${answer.body}`).toBe(200);
  };
  const submitted = async (body: object = { fields: { name: '用章管理', ...plain } }, who = 'compiler', unit = 'SX-A'): Promise<string> => {
    const answer = await desk.post(who, `/units/${unit}/items`, body);
    expect(answer.statusCode, answer.body).toBe(200);
    const { id } = bodyOf<Done>(answer);
    await ok(who, id, 'submit');
    return id;
  };
  const dossier = async (who: string, path: string): Promise<Uint8Array> => {
    const answer = await desk.get(who, `${path}/dossier`);
    expect(answer.statusCode, answer.body.slice(0, 300)).toBe(200);
    return new Uint8Array(answer.rawPayload);
  };
  const bring = async (who: string, path: string, file: Uint8Array) => desk.upload(who, `${path}/dossier`, file);
  const brought = async (who: string, path: string, file: Uint8Array): Promise<Brought['items']> => {
    const answer = await bring(who, path, file);
    expect(answer.statusCode, answer.body).toBe(200);
    return bodyOf<Brought>(answer).items;
  };

  it('shows what was submitted: fields, chart as picture and steps, findings, gates, what was said', async () => {
    const id = await submitted({ adopt: 'V-FW-10', fields: { code: 'A-02', lead: '本镇的低保。' } });
    await ok('office-head', id, 'round', { reviewers: ['legal'], due: '2026-03-20' });
    await desk.post('legal', `/items/${id}/comments`, { anchor: { field: 'lead' }, text: '再短一些' });
    const file = await dossier('legal', `/items/${id}`);
    const words = wordsOf(file);
    const text = words.join('\n');
    for (const sought of ['本镇的低保。', '第 1 轮审核', '2026-03-20 以前审完', '再短一些', '流程图', '第 1 步', '发布前的关'])
      expect(text).toContain(sought);
    const parts = openOfficeFile(file);
    const pictures = [...parts.keys()].filter((name) => name.startsWith('word/media/'));
    expect(pictures.length).toBeGreaterThan(0);
    // Everything that is written stays inside the file.
    expect(parts.get('word/_rels/document.xml.rels')).not.toContain('External');
    await ok('legal', id, 'opinion', { verdict: 'return' });
    await ok('office-head', id, 'close-round');
    await ok('compiler', id, 'fields', { fields: { lead: '后来改的话。' } });
    expect(wordsOf(await dossier('compiler', `/items/${id}`)).join('\n')).not.toContain('后来改的话');
    await ok('compiler', id, 'submit');
    const second = wordsOf(await dossier('legal', `/items/${id}`)).join('\n');
    expect(second).toContain('和上一轮比');
    expect(second).toContain('一句话说明 本镇的低保。→后来改的话。');
  });

  it('brings comments home to their fields and steps, once, in the name of who brings them and with the author’s beside it', async () => {
    const id = await submitted({ adopt: 'V-FW-10', fields: { code: 'A-02', lead: '本镇的低保。', forbidden: ['收钱'] } });
    const { chart } = (await item('legal', id)).chart;
    const node = chart?.nodes.find(({ type }) => type === 'task')?.id ?? '';
    const file = withComments(
      withTrackedChange(await dossier('legal', `/items/${id}`), { from: '本镇的低保。', to: '镇里的低保。', ...said }),
      [
        { at: 'mq1_f_lead_1', text: '再短一些', ...said, replies: [{ author: '小吴', text: '照改' }] },
        { at: `mq1_${nodeAnchor(node)}_1`, text: '谁来做？', ...said },
        { at: null, text: '总的来说可以', ...said },
        { at: null, text: '总的来说可以', ...said },
      ],
      'word',
    );
    const first = await brought('legal', `/items/${id}`, file);
    expect(first).toEqual(
      [
        {
          id,
          name: '最低生活保障（低保）申请',
          comments: 4,
          replies: 1,
          suggestions: 1,
          already: 0,
          unplaced: 2,
          refusal: null,
        } satisfies Brought['items'][number],
      ].map((one) => ({ ...one, name: first[0]?.name ?? '' })),
    );
    const { threads, version, history, gate } = await item('compiler', id);
    const by = { person: 'legal' };
    expect(threads).toMatchObject([
      {
        ...{ anchor: { field: 'lead' }, text: '再短一些', by, brought: { author: '县里的老周', at: '2026-03-05T10:20:00' } },
        answers: [{ text: '照改', by, brought: { author: '小吴', at: null } }],
      },
      { anchor: { node }, text: '谁来做？' },
      { anchor: { unplaced: '补一段' }, text: '总的来说可以' },
      { anchor: { unplaced: '补一段' }, text: '总的来说可以' },
      { anchor: { field: 'lead' }, suggestion: { value: '镇里的低保。' }, brought: { author: '县里的老周' } },
    ]);
    expect(history[0]).toMatchObject({ by, sentence: expect.stringContaining('县里的老周') as string });
    expect(gate.closed.map(({ code }) => code)).toContain('threads-open');
    const again = await brought('compiler', `/items/${id}`, file);
    expect(again).toMatchObject([{ comments: 0, replies: 0, suggestions: 0, already: 6, unplaced: 0, refusal: null }]);
    expect(await item('compiler', id)).toMatchObject({ version });
    const more = withComments(file, [{ at: 'mq1_f_lead_1', text: '又一条', ...said }], 'wps');
    expect(await brought('compiler', `/items/${id}`, more)).toMatchObject([{ comments: 1, already: 1 }]);
  });

  it('takes a suggestion out of a file in one act', async () => {
    const id = await submitted();
    const changed = withTrackedChange(await dossier('legal', `/items/${id}`), { from: '空白纸上盖章', to: '在空白纸上盖章', ...said });
    await ok('office-head', id, 'round', { reviewers: ['legal'], due: null });
    await brought('legal', `/items/${id}`, changed);
    await ok('legal', id, 'opinion', { verdict: 'return' });
    await ok('office-head', id, 'close-round');
    const { threads } = await item('compiler', id);
    expect(threads).toMatchObject([{ anchor: { field: 'forbidden' }, suggestion: { value: ['在空白纸上盖章'] } }]);
    await ok('compiler', id, `comments/${threads[0]?.id ?? ''}/take`);
    expect((await item('compiler', id)).fields.forbidden).toEqual(['在空白纸上盖章']);
  });

  it('refuses the file of another round, of another item, and what is no dossier', async () => {
    const id = await submitted();
    const other = await submitted({ fields: { name: '别的事', ...plain, code: 'A-09' } });
    const file = withComments(await dossier('legal', `/items/${id}`), [{ at: 'mq1_f_lead_1', text: '改', ...said }], 'word');
    expect(bodyOf(await bring('legal', `/items/${other}`, file))).toMatchObject({ code: 'desk-dossier-other-item' });
    await ok('office-head', id, 'round', { reviewers: ['legal'], due: null });
    await ok('legal', id, 'opinion', { verdict: 'return', text: '改' });
    await ok('office-head', id, 'close-round');
    await ok('compiler', id, 'fields', { fields: { lead: '改了。' } });
    await ok('compiler', id, 'submit');
    expect(await brought('legal', `/items/${id}`, file)).toMatchObject([
      { comments: 0, refusal: { code: 'desk-dossier-other-round', sentence: expect.stringContaining('不是现在这一轮') as string } },
    ]);
    const nothing = withPart(file, 'word/document.xml', () => '<w:document><w:body/></w:document>');
    const bare = withPart(nothing, 'docProps/custom.xml', () => null);
    expect(bodyOf(await bring('legal', `/items/${id}`, bare))).toMatchObject({ code: 'desk-dossier-other-item' });
    const broken = await bring('legal', `/items/${id}`, new Uint8Array([1, 2, 3]));
    expect([broken.statusCode, bodyOf(broken)['code']]).toEqual([422, 'desk-dossier-unreadable']);
    expect((await item('compiler', id)).threads).toEqual([]);
  });

  it('of a unit holds its items under review and brings each home, and nobody else sees or feeds it', async () => {
    const one = await submitted();
    const two = await submitted({ fields: { name: '别的事', ...plain, code: 'A-09' } });
    const hidden = bodyOf<Done>(await desk.post('compiler', '/units/SX-A/items', { fields: { name: '没交的事' } }));
    const far = await submitted({ fields: { name: '远处的事', ...plain } }, 'compiler-far', 'SX-B');
    const file = await dossier('reviewer', '/units/SX-A');
    const text = wordsOf(file).join('\n');
    for (const name of ['用章管理', '别的事']) expect(text).toContain(name);
    for (const name of ['没交的事', '远处的事', hidden.id, far]) expect(text).not.toContain(name);
    const spoken = withComments(
      file,
      [
        { at: 'mq1_f_lead_1', text: '甲', ...said },
        { at: 'mq2_f_lead_1', text: '乙', ...said },
      ],
      'wps',
    );
    const answers = await brought('reviewer', '/units/SX-A', spoken);
    expect(answers.map(({ id, comments }) => [id, comments]).toSorted()).toEqual(
      [
        [one, 1],
        [two, 1],
      ].toSorted(),
    );
    for (const who of ['compiler-far', 'clerk', 'admin-system']) {
      for (const path of ['/units/SX-A', `/items/${one}`]) {
        expect((await desk.get(who, `${path}/dossier`)).statusCode, `${who} ${path}`).toBe(404);
        expect((await bring(who, path, spoken)).statusCode, `${who} ${path}`).toBe(404);
      }
    }
    // Brought to his own unit, a file of others reaches nothing there either.
    expect(bodyOf(await bring('compiler-far', '/units/SX-B', spoken))).toMatchObject({ code: 'desk-dossier-other-item' });
    expect((await item('compiler', one)).threads).toHaveLength(1);
  });
});
