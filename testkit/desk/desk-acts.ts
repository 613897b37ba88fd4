import { expect } from 'vitest';
import type { z } from 'zod';

import type { deskItem } from '../../contract/desk-item.ts';
import { bodyOf, type DeskClient } from './desk-client.ts';

type Item = z.output<typeof deskItem>;

/** What people of the small county do at the desk, one word for each; a refusal is an error of the test. */
export type DeskActs = {
  readonly item: (who: string, id: string) => Promise<Item>;
  readonly act: (who: string, id: string, verb: string, body?: object) => Promise<void>;
  /** Adds an item to the list of SX-A; the answer is its id. */
  readonly add: (body: object) => Promise<string>;
  /** Through a round with two reviewers, and out by the leading-group office. */
  readonly publish: (id: string, effectiveFrom?: string) => Promise<void>;
};

/** Acts over a client. */
export function deskActs(desk: DeskClient): DeskActs {
  const item: DeskActs['item'] = async (who, id) => bodyOf<Item>(await desk.get(who, `/items/${id}`));
  const act: DeskActs['act'] = async (who, id, verb, body = {}) => {
    const { version } = await item(who, id);
    const answer = await desk.post(who, `/items/${id}/${verb}`, { base: version, ...body });
    expect(answer.statusCode, `${verb}: ${answer.body}`).toBe(200);
  };
  return {
    ...{ item, act },
    add: async (body) => {
      const answer = await desk.post('compiler', '/units/SX-A/items', body);
      expect(answer.statusCode, answer.body).toBe(200);
      return bodyOf<{ readonly id: string }>(answer).id;
    },
    publish: async (id, effectiveFrom = '2026-03-02') => {
      await act('compiler', id, 'submit');
      await act('office-head', id, 'round', { reviewers: ['legal', 'commission'], due: null });
      await act('legal', id, 'opinion', { verdict: 'approve' });
      await act('commission', id, 'opinion', { verdict: 'approve' });
      await act('office-head', id, 'close-round');
      const { gate } = await item('office-head', id);
      const override = { path: 'text-not-in-hand', reason: '有的条文原文还在核对。' };
      if (gate.open) await act('office-head', id, 'publish', { effectiveFrom });
      else await act('office-head', id, 'override', { effectiveFrom, ...override });
    },
  };
}
