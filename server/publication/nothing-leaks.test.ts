import { strFromU8, unzipSync } from 'fflate';
import { afterEach, beforeEach, expect, it } from 'vitest';

import { openSmallCounty, type SmallCounty } from '../../testkit/county/small-county.ts';
import { describeOnBothEngines } from '../../testkit/database/on-both-engines.ts';
import { type DeskActs, deskActs } from '../../testkit/desk/desk-acts.ts';
import { bodyOf, type DeskClient, openDesk } from '../../testkit/desk/desk-client.ts';

/** Words that stand in what is for the office alone. */
const inner = {
  remark: '植入内部备注',
  determinations: { duty: '植入三定职责', section: '植入科室', posts: ['植入编制'] },
  research: [{ kind: 'symposium', day: '2026-02-01', place: '植入地点', minutes: '植入纪要', heard: [] }],
};
const planted = /植入/;

describeOnBothEngines('nothing that is not for everybody leaves', (engine) => {
  let small: SmallCounty;
  let desk: DeskClient;
  let acts: DeskActs;
  beforeEach(async () => {
    small = await openSmallCounty(engine.database());
    desk = await openDesk(small);
    acts = deskActs(desk);
  });
  afterEach(async () => {
    await desk.close();
    await small.close();
  });

  /** Everything that an answer says, files inside files too. */
  const textsOf = (bytes: Uint8Array): string => {
    if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return strFromU8(bytes);
    return Object.entries(unzipSync(bytes))
      .map(([name, part]) => `${name}\n${textsOf(part)}`)
      .join('\n');
  };

  it('the notes of compiling stand in no page, file, poster script or open datum', async () => {
    const id = await acts.add({ adopt: 'V-FW-01', fields: { code: 'A-03', lead: '本镇的低保。', ...inner } });
    const { chart } = (await acts.item('compiler', id)).chart;
    await acts.act('compiler', id, 'chart', { chart: { kind: 'own', chart } });
    await acts.publish(id);
    const code = 'SX-A-A-03';
    const addresses = [
      ...['/', '/?q=低保', '/u/SX-A', '/u/SX-A/A-03', '/u/SX-A/package', '/u/SX-A/package.zip', '/open', '/feed.atom'],
      ...['/open/items.json', '/open/items.csv', '/open/catalogue.jsonld', '/api/v1/items', `/api/v1/items/${code}`, '/api/v1/units/SX-A'],
      ...[`/i/${code}`, `/i/${code}/speech.txt`, `/i/${code}/chart.docx`, `/i/${code}/risks.docx`],
      ...[`/open/items/${code}/item.json`, `/open/items/${code}/service.jsonld`],
    ];
    let seen = 0;
    for (const url of addresses) {
      const answer = await desk.served.app.inject({ url, headers: { accept: url.startsWith('/api') ? 'application/json' : 'text/html' } });
      expect(answer.statusCode, url).toBe(200);
      const text = textsOf(new Uint8Array(answer.rawPayload));
      expect(planted.exec(text)?.[0], url).toBeUndefined();
      if (text.includes('本镇的低保')) seen += 1;
    }
    // The item itself is there, so that nothing passes because nothing was published.
    expect(seen).toBeGreaterThan(8);
  });

  it('what carries a mark of secrecy is published on no path, and printed in no dossier', async () => {
    const fields = { code: 'A-01', name: '用章管理', category: '日常管理类', basis: [{ id: null, text: '某文件（秘密★5年）' }] };
    const id = await acts.add({ fields });
    await expect(acts.publish(id)).rejects.toThrow(/desk-gate-closed/);
    const { gate, version } = await acts.item('office-head', id);
    expect(gate.closed.find(({ code }) => code === 'classified')).toMatchObject({ path: null, fields: ['basis'] });
    const wish = { base: version, effectiveFrom: '2026-03-02', path: 'text-not-in-hand', reason: '原文在省厅，已经去函要。' };
    expect(bodyOf(await desk.post('office-head', `/items/${id}/override`, wish))).toMatchObject({ code: 'desk-gate-closed' });
    expect(bodyOf(await desk.get('legal', `/items/${id}/dossier`))).toMatchObject({ code: 'desk-classified' });
    const other = await acts.add({ fields: { code: 'A-02', name: '别的事', remark: '内部资料，注意保管' } });
    await acts.act('compiler', other, 'submit');
    expect(bodyOf(await desk.get('legal', '/units/SX-A/dossier'))).toMatchObject({ code: 'desk-classified' });
    expect(await small.services.database.published.selectFrom('published.list_entry').select('code').execute()).toEqual([]);
  });
});
