import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { type RelationSource, relationsOf } from './relations.ts';

const paid = (key: string, more: Readonly<Record<string, string>> = {}) => ({
  table: '补贴发放',
  key,
  values: { 发放流水号: key, 姓名: '王*明', 身份证号: '**************4321', 银行账号: '***********7777', 经办人工号: 'c-1', ...more },
});
const paths = (source: RelationSource): readonly string[] =>
  relationsOf(source)
    .edges.filter(({ onPath }) => onPath)
    .map(({ from, to, label }) => `${from} ${label} ${to}`)
    .toSorted();

describe('the view of relations', () => {
  test('shows for a kin of the handler the way payment, handler, kin, payment', () => {
    const source = { object: { type: '补贴发放', shown: 'F1' }, values: { 工号: 'c-1', 亲属关系: '兄弟姐妹' }, rows: [paid('F1')] };
    expect(paths(source)).toEqual([
      'official:c-1 兄弟姐妹 person:**************4321 王*明',
      'record:补贴发放:F1 本人 person:**************4321 王*明',
      'record:补贴发放:F1 经办 official:c-1',
    ]);
  });

  test('shows for two payments to one person the ways from one to the other', () => {
    const source = { object: { type: '补贴发放', shown: 'F1' }, values: {}, rows: [paid('F1'), paid('F2')] };
    const { nodes } = relationsOf(source);
    expect(nodes.find(({ id }) => id === 'record:补贴发放:F2')?.distance).toBe(2);
    expect(paths(source)).toContain('record:补贴发放:F2 本人 person:**************4321 王*明');
  });

  test('takes two people whose masked numbers look alike for two when their names do not', () => {
    const source = {
      object: { type: '银行账号', shown: '***********7777' },
      values: {},
      rows: [paid('F1'), paid('F2', { 姓名: '李*华' })],
    };
    expect(relationsOf(source).nodes.filter(({ kind }) => kind === 'person')).toHaveLength(2);
  });

  test('starts at the account that an alert is about', () => {
    const source = {
      object: { type: '银行账号', shown: '***********7777' },
      values: {},
      rows: [paid('F1'), paid('F2', { 姓名: '李*华' })],
    };
    expect(relationsOf(source).nodes[0]).toMatchObject({ id: 'account:***********7777', distance: 0 });
  });

  test('joins a supplier with the official whom the rule found behind it', () => {
    const rows = [
      { table: '采购项目', key: 'P1', values: { 项目编号: 'P1', 中标供应商编号: 'G1', 经办人工号: 'c-9' } },
      { table: '供应商', key: 'G1', values: { 供应商编号: 'G1', 名称: '某某公司', 法定代表人身份证号: '**************1111' } },
      { table: '公职人员', key: 'c-3', values: { 工号: 'c-3', 姓名: '赵*' } },
    ];
    const source = { object: { type: '采购项目', shown: 'P1' }, values: { 工号: 'c-3', 关系: '父母子女' }, rows };
    expect(paths(source)).toContain('record:采购项目:P1 中标 supplier:G1');
    expect(paths(source)).toContain('official:c-3 父母子女 supplier:G1');
  });

  test('never goes further than two hops, never draws more than it can, and never has an edge without its ends', () => {
    const row = fc.record({
      table: fc.constantFrom('补贴发放', '采购项目', '供应商', '公职人员', '人员', '亲属关系'),
      key: fc.constantFrom('K1', 'K2', 'K3', 'K4', 'K5'),
      values: fc.dictionary(
        fc.constantFrom('身份证号', '姓名', '银行账号', '经办人工号', '工号', '供应商编号', '甲身份证号', '乙身份证号', '户编号'),
        fc.constantFrom('a', 'b', 'c', 'd'),
      ),
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 60 }), (rows) => {
        const { nodes, edges } = relationsOf({ object: { type: '补贴发放', shown: 'K1' }, values: { 工号: 'a', 关系: '同户' }, rows });
        const ids = new Set(nodes.map(({ id }) => id));
        expect(nodes.every(({ distance }) => distance <= 2)).toBe(true);
        expect(nodes.length).toBeLessThanOrEqual(24);
        expect(edges.every(({ from, to }) => ids.has(from) && ids.has(to))).toBe(true);
        expect(nodes.filter(({ distance }) => distance === 0).length).toBe(nodes.length === 0 ? 0 : 1);
      }),
    );
  });
});
