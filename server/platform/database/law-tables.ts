import type { InstantColumn } from './values.ts';

type Tenant = { readonly county_id: string };

/** Tables of the law register and of revisions (server/law). */
export type LawTables = {
  'published.law_document': Tenant & {
    readonly document_id: string;
    readonly version: number;
    readonly library: number;
    readonly body: string;
  };
  'published.revision': Tenant & {
    readonly revision_id: string;
    readonly cause: 'law' | 'year';
    readonly document_id: string | null;
    readonly year: number | null;
    readonly opened_at: InstantColumn;
    readonly due_day: string;
    readonly version: number;
    readonly body: string;
  };
  'published.revision_task': Tenant & {
    readonly revision_id: string;
    readonly task_id: string;
    readonly unit_id: string;
    readonly subject: 'entry' | 'chart';
    readonly item: string;
    readonly name: string;
    readonly number: number;
    readonly cites: string;
    readonly checked: boolean;
  };
  'mq.revision_check': Tenant & {
    readonly revision_id: string;
    readonly task_id: string;
    readonly reason: string;
    readonly person_id: string;
    readonly post_id: string;
    readonly at: InstantColumn;
  };
};
