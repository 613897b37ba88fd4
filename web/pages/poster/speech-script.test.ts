import { describe, expect, test } from 'vitest';

import { spokenText } from '../../../core/publication/spoken-text.ts';
import { libraryRoot, readLibrary } from '../../../server/library/read-library.ts';
import { qrOf } from '../../../server/platform/qr.ts';
import { frozenItemView, itemView } from '../../../server/public/item-view.ts';
import { speechOf } from '../../ui/messages/speech.tsx';
import { itemView as exampleView } from '../examples/item-views.ts';
import { speechScript } from './speech-script.ts';

const library = readLibrary(libraryRoot());
const speech = speechOf('zh-CN', '2026-11-25T02:00:00Z');
const scripts = library.items.map((version) => {
  const around = { ...exampleView, current: true, others: [], ledgerIndex: 1 };
  const item = itemView(version, frozenItemView(version, library.laws, '2026-11-25'), around);
  const qr = qrOf(`https://qingxi.example.gov.cn/i/${item.code}?p=${version.hash.slice(0, 8)}`);
  const [head = '', spoken = ''] = speechScript({ item, qr, county: '清溪县', demo: true, missing: [] }, speech).split('\n\n');
  return { item, head, spoken, address: qr.address };
});

describe.each(scripts)('the script of $item.code version $item.version.number', ({ item, head, spoken, address }) => {
  test('is spoken in whole sentences without figures or brackets', () => {
    expect(spoken).not.toMatch(/[0-9（）()「」《》/→·]/);
    for (const line of spoken.trim().split('\n')) expect(line).toMatch(/[。！？]$/);
  });

  test('tells every step of a normal case in order', () => {
    const main = item.steps.filter((step) => step.after === null);
    const places = main.map((step) => spoken.indexOf(spokenText(step.plainName).replace(/[，。]$/, '')));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(spoken.match(/^第[一二三四五六七八九十]+步，/gm)).toHaveLength(main.length);
  });

  test('carries version, check code and address for who reads it, which are not read', () => {
    expect(head).toContain(`第 ${String(item.version.number)} 版`);
    expect(head).toContain(item.version.hash.slice(0, 8));
    expect(head).toContain(address);
  });
});
