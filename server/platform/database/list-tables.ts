import type { InstantColumn } from './values.ts';

type Tenant = { readonly county_id: string };

/** Tables of lists under work and of published lists (server/compile). */
export type ListTables = {
  'mq.list_item': Tenant & {
    readonly item_id: string;
    readonly unit_id: string;
    readonly code: string | null;
    readonly name: string;
    readonly shown_name: string | null;
    readonly plain_name: string;
    readonly category: string;
    readonly power_type: string;
    readonly status: string;
    readonly version: number;
    readonly content_version: number;
    readonly published: number | null;
    readonly open_threads: number;
    readonly aspects: string;
    readonly chart_kind: string;
    readonly chart_of: string | null;
    readonly lineage: string | null;
    readonly import_id: string | null;
    readonly risks_high: number;
    readonly risks_middle: number;
    readonly risks_low: number;
    readonly changed_at: InstantColumn;
    readonly words: string;
    readonly body: string;
  };
  'mq.list_reviewer': Tenant & { readonly item_id: string; readonly person_id: string; readonly spoken: boolean };
  'mq.list_import': Tenant & {
    readonly import_id: string;
    readonly unit_id: string;
    readonly name: string;
    readonly person_id: string;
    readonly at: InstantColumn;
    readonly state: 'read' | 'applied' | 'undone' | 'refused';
    readonly file: Uint8Array;
    readonly mapping: string;
    readonly made: string;
  };
  'mq.statutory_item': Tenant & { readonly unit_id: string; readonly code: string; readonly name: string };
  'mq.list_deadline': Tenant & { readonly unit_id: string; readonly due_day: string };
  'published.list_entry': Tenant & {
    readonly entry_id: string;
    readonly unit_id: string;
    readonly code: string;
    readonly number: number;
    readonly name: string;
    readonly plain_name: string;
    readonly category: string;
    readonly lead: string;
    readonly item_code: string | null;
    readonly effective_from: string;
    readonly withdrawn: boolean;
    readonly words: string;
    readonly body: string;
    readonly chart_item: string | null;
  };
  'mq.withdrawal': Tenant & {
    readonly code: string;
    /** Empty: everywhere. */
    readonly unit_id: string;
    readonly number: number;
    readonly on_day: string;
    readonly reason: string;
  };
  'published.coming_entry': Tenant & {
    readonly entry_id: string;
    readonly effective_from: string;
    readonly number: number;
    readonly row: string;
  };
  'mq.posting': Tenant & PostingRow & { readonly hash: string; readonly up: boolean; readonly version: number };
  'published.posting': Tenant & PostingRow;
};

type PostingRow = {
  readonly posting_id: string;
  readonly unit_id: string;
  readonly code: string;
  readonly channel: 'site' | 'wall' | 'board' | 'wechat' | 'group';
  readonly place: string;
  readonly number: number;
  readonly since: string;
};
