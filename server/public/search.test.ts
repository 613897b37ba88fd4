import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';

import { contentHash } from '../../core/kernel/hash.ts';
import type { Canonical } from '../../core/kernel/canonical.ts';
import { openSmallCounty, type SmallCounty } from '../../testkit/county/small-county.ts';
import { describeOnBothEngines } from '../../testkit/database/on-both-engines.ts';
import { together } from '../platform/database/together.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import { notePublishedChange } from '../platform/http/published-changes.ts';
import { readCatalogue } from '../publication/catalogue.ts';
import { displaceItems, showItems } from '../publication/item-store.ts';
import { homeView } from './home.ts';

describeOnBothEngines('the search of the public pages', (engine) => {
  let small: SmallCounty;
  beforeEach(async () => {
    small = await openSmallCounty(engine.database());
  });
  afterEach(() => small.close());

  const codes = async (query: string) => ((await homeView(small.services, query)).results ?? []).map((card) => card.code);

  it('finds by characters, one character, initials, code, alias and width', async () => {
    for (const query of ['低保', '申请低保', '低', 'dbsq', 'DBSQ', 'ｄｂ', 'V-FW-01', 'v-fw-01', '  低保  '])
      expect(await codes(query), query).toContain('V-FW-01');
    expect(await codes('nosuchinitials')).toEqual([]);
    expect(await codes('火箭发射')).toEqual([]);
  });

  it('finds by the name of a unit whose list holds the item, alone and beside other words', async () => {
    expect(await codes('前湾村')).toEqual(expect.arrayContaining(['V-FW-01', 'V-JC-01']));
    expect(await codes('前湾村')).not.toContain('B-03');
    expect(await codes('低保 前湾村')).toEqual(['V-FW-01']);
    expect(await codes('前湾村 dbsq')).toEqual(['V-FW-01']);
    expect(await codes('不动产登记中心')).toContain('B-03');
    expect(await codes('低保 不动产登记中心')).toEqual([]);
    expect(await codes('低保 火箭')).toEqual([]);
  });

  it('says the nearest when nothing is found', async () => {
    const view = await homeView(small.services, '低保待遇怎么领');
    expect(view.results).toEqual([]);
    expect(view.nearest.map((card) => card.code)).toContain('V-FW-01');
  });

  it('takes signs of patterns and quotes as what they are', async () => {
    const hostile = [
      '%',
      '_',
      '%%%',
      '\\',
      '\\%',
      "'",
      "''",
      "' or 1=1 --",
      '低%',
      '低_',
      "低'保",
      '低\\保',
      '" & | ! ( ) :*',
      '低保:*',
      '低保 & !前',
      '(((',
      '\u202e',
      '🦄',
      '𠮷𠮷',
      'a'.repeat(60),
      '低'.repeat(60),
    ];
    for (const query of hostile) expect(await codes(query), query).toEqual([]);
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 60 }), async (query) => {
        if (query.includes('\0')) return;
        await expect(homeView(small.services, query)).resolves.toHaveProperty('query', query);
      }),
      { numRuns: 60 },
    );
  });

  it('sees at once what this process publishes, and what another one does within a second', async () => {
    const model = small.installation.library.items.find((version) => version.item.code === 'V-FW-01');
    if (model === undefined) throw new Error('no item');
    const { data } = await small.services.organisation();
    const publish = (code: string, name: string) => {
      const version = { ...model, item: { ...model.item, code, plainName: name, name, aliases: [] } };
      const order = { county: small.services.county, organisation: data, versions: [version], synonyms: () => [], today: '2026-03-02' };
      return inTransaction(engine.database().app, (db) => together(db, showItems(db, order)));
    };
    expect(await codes('天文台')).toEqual([]);
    await publish('Z-1', '天文台开放');
    notePublishedChange();
    expect(await codes('天文台')).toEqual(['Z-1']);
    await publish('Z-2', '天文台预约');
    await expect.poll(() => codes('天文台')).toEqual(['Z-1', 'Z-2']);
    await inTransaction(engine.database().app, (db) => together(db, displaceItems(db, small.services.county, ['Z-1'])));
    await expect.poll(() => codes('天文台')).toEqual(['Z-2']);
    const rename = { name: '改名村' };
    await engine.database().app.updateTable('published.unit').set(rename).where('name', '=', '前湾村').execute();
    await expect.poll(() => codes('改名村')).toContain('V-FW-01');
  });

  it('is fed by a catalogue that refuses a body that was changed', async () => {
    const { services } = small;
    const { body, hash } = await engine
      .database()
      .app.selectFrom('mq.item_version')
      .select(['body', 'hash'])
      .where('code', '=', 'V-FW-01')
      .executeTakeFirstOrThrow();
    const { item } = JSON.parse(body) as { item: Canonical };
    expect(contentHash(item)).toBe(hash);
    await engine
      .database()
      .app.updateTable('mq.item_version')
      .set({ body: body.replace('低保', '底保') })
      .where('code', '=', 'V-FW-01')
      .execute();
    await expect(readCatalogue(engine.database(), services.county)).rejects.toMatchObject({ code: 'version-differs' });
    await engine.database().app.updateTable('mq.item_version').set({ body }).where('code', '=', 'V-FW-01').execute();
    expect((await readCatalogue(engine.database(), services.county)).list()).toHaveLength(small.installation.library.items.length);
  });
});
