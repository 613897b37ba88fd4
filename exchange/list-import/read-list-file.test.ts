import { describe, expect, it } from 'vitest';

import { isRefusal } from '../../core/kernel/outcome.ts';
import { listShapes } from '../../testkit/list-import/list-shapes.ts';
import { riskShapes } from '../../testkit/list-import/risk-shapes.ts';
import type { ExpectedItem } from '../../testkit/list-import/shape.ts';
import { type ListResult, listResultOf } from './list-result.ts';
import { readListFile } from './read-list-file.ts';

async function resultOf(name: string, bytes: Uint8Array): Promise<ListResult> {
  const list = await readListFile({ name, bytes });
  if (isRefusal(list)) throw new Error(list.refused);
  return listResultOf(list);
}

const members = [
  'name',
  'code',
  'power_type',
  'category',
  'sub_item',
  'posts',
  'basis',
  'responsibilities',
  'accountability',
  'risks',
  'remark',
] as const;

/** What differs between an item and what must be found, in words. */
function differences(found: ListResult['items'][number] | undefined, expected: ExpectedItem): readonly string[] {
  if (found === undefined) return ['not found'];
  return members.flatMap((member) => {
    const want = expected[member] ?? (member === 'name' ? null : undefined);
    const have = found[member];
    const isSame =
      want === undefined ? have === null || (Array.isArray(have) && have.length === 0) : JSON.stringify(have) === JSON.stringify(want);
    return isSame ? [] : [`${member}: ${JSON.stringify(have)} instead of ${JSON.stringify(want)}`];
  });
}

describe('a list in a published shape is read without a touch', () => {
  it.each([...riskShapes, ...listShapes])('$title', async ({ file, bytes, items, mapping }) => {
    const result = await resultOf(file, await bytes());
    expect(result.items).toHaveLength(items.length);
    const wrong = items.map((item, index) => differences(result.items[index], item)).filter((one) => one.length > 0);
    // Files of the wild are promised at 95 in 100; what we make ourselves must come back whole.
    expect(wrong).toEqual([]);
    expect(Object.assign({}, ...result.sheets.map((sheet) => sheet.mapping))).toMatchObject(mapping);
    expect(result.errors).toEqual([]);
  });
});
