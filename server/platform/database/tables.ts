import type { ColumnType } from 'kysely';

import type { InstantColumn, OptionalInstantColumn } from './values.ts';

type Moment = InstantColumn;
type MomentOrNull = OptionalInstantColumn;
/** `YYYY-MM-DD`. */
type DayColumn = string;
type Bytes = Uint8Array;
type Level = 'county' | 'town' | 'village';

type Tenant = { readonly county_id: string };
type Stream = Tenant & { readonly stream_kind: string; readonly stream_id: string; readonly seq: number };

/** All business tables by their full names; migrations in server/migrations make them. */
export type Tables = {
  'mq.county': Tenant & {
    readonly name: string;
    readonly division_code: string;
    readonly demo: boolean;
    readonly clock_ahead_days: ColumnType<number, number | undefined, number>;
    readonly organisation_version: ColumnType<number, number | undefined, number>;
    readonly ledger_origin: string;
  };
  'mq.unit': UnitRow;
  'mq.post': Tenant & { readonly post_id: string; readonly unit_id: string; readonly role: string; readonly name: string };
  'mq.person': Tenant & {
    readonly person_id: string;
    readonly name: string;
    readonly pinyin: string;
    readonly identity_key: string | null;
  };
  'mq.tenure': Tenant & {
    readonly person_id: string;
    readonly post_id: string;
    readonly from_day: DayColumn;
    readonly to_day: DayColumn | null;
  };
  'mq.delegation': Tenant & {
    readonly giver_id: string;
    readonly delegate_id: string;
    readonly post_id: string;
    readonly from_day: DayColumn;
    readonly to_day: DayColumn;
  };
  'mq.kin': Tenant & { readonly person_id: string; readonly relative_id: string; readonly relation: string };
  'mq.kin_outside': Tenant & { readonly person_id: string; readonly relative_key: string; readonly relation: string };
  'mq.event': Stream & {
    readonly type: string;
    readonly type_version: number;
    readonly payload: string;
    readonly actor: string | null;
    readonly actor_post: string | null;
    readonly principal: string | null;
    readonly at: Moment;
    readonly command_id: string;
    readonly entry_hash: Bytes;
  };
  'mq.command': Tenant & {
    readonly command_id: string;
    readonly owner: string;
    readonly body_hash: string;
    readonly answer: string;
    readonly at: Moment;
  };
  'mq.field_value': Stream & { readonly sealed: Bytes };
  'mq.pending_leaf': Stream & { readonly at: Moment; readonly entry_bytes: Bytes; readonly leaf_hash: Bytes };
  'mq.ledger_entry': Stream & { readonly index: number; readonly at: Moment; readonly entry_bytes: Bytes; readonly leaf_hash: Bytes };
  'mq.ledger_head': Tenant & {
    readonly size: number;
    readonly epoch: number;
    readonly holder: string;
    readonly lease_until: Moment;
    readonly signed_size: number;
    readonly checkpoint: string | null;
    readonly signed_at: MomentOrNull;
  };
  'mq.outbox': Tenant & { readonly outbox_id: string; readonly topic: string; readonly body: string; readonly at: Moment };
  'mq.job': Tenant & {
    readonly job_id: string;
    readonly kind: string;
    readonly subject: string;
    readonly due_at: Moment;
    readonly lease_until: MomentOrNull;
    readonly tries: ColumnType<number, number | undefined, number>;
    readonly last_error: string | null;
  };
  'mq.item_version': Tenant & {
    readonly code: string;
    readonly number: number;
    readonly hash: string;
    readonly effective_from: DayColumn;
    readonly effective_to: DayColumn | null;
    readonly body: string;
  };
  'mq.case_counter': Tenant & { readonly unit_id: string; readonly year: number; readonly last: number };
  'mq.case_file': Tenant & {
    readonly case_id: string;
    readonly number: string;
    readonly item_code: string;
    readonly item_number: number;
    readonly unit_id: string;
    readonly status: 'running' | 'held' | 'ended';
    readonly outcome: string | null;
    readonly title: string;
    readonly stage: string;
    readonly opened_at: Moment;
    readonly last_at: Moment;
    readonly version: number;
    readonly opened_by: string | null;
    readonly receipt_hash: Bytes;
    readonly applicant_key: string | null;
  };
  'mq.case_task': Tenant & {
    readonly case_id: string;
    readonly node: string;
    readonly role: string;
    readonly visit: number;
    readonly kind: string;
    readonly since: Moment;
    readonly due_at: MomentOrNull;
    readonly due_day: DayColumn | null;
  };
  'mq.case_actor': Tenant & { readonly case_id: string; readonly person_id: string; readonly recused: boolean; readonly last_at: Moment };
  'mq.notice': Tenant & { readonly notice_id: string; readonly case_id: string; readonly node: string; readonly visit: number };
  'mq.objection': Tenant & {
    readonly objection_id: string;
    readonly case_id: string;
    readonly notice_id: string;
    /** Place of the event that raised it, in the stream of its case. */
    readonly seq: number;
    readonly number: string;
    readonly receipt_hash: Bytes;
    readonly channel: string;
    readonly state: 'open' | 'upheld' | 'not-upheld';
    readonly raised_at: Moment;
    readonly due_day: DayColumn | null;
    readonly answered_at: MomentOrNull;
  };
  'mq.account': Tenant & {
    readonly account_id: string;
    readonly login: string;
    readonly person_id: string;
    readonly state: 'active' | 'must-change' | 'frozen';
    readonly password_hash: string;
    readonly password_at: Moment;
    readonly totp_sealed: Bytes | null;
    readonly totp_step: ColumnType<number, number | undefined, number>;
    readonly last_used_at: MomentOrNull;
  };
  'mq.session': Tenant & {
    readonly session_hash: string;
    readonly account_id: string;
    readonly csrf: string;
    readonly created_at: Moment;
    readonly seen_at: Moment;
    readonly second_factor_at: MomentOrNull;
  };
  'mq.alert': Tenant & {
    readonly alert_id: string;
    readonly rule: string;
    readonly rule_version: number;
    readonly severity: 'hint' | 'look' | 'warning' | 'red';
    readonly unit_id: string;
    readonly stage: 'self-check' | 'verify' | 'rectify' | 'check' | 'cleared' | 'archived';
    readonly outcome: string | null;
    readonly due_day: DayColumn | null;
    readonly opened_at: Moment;
    readonly last_seen_at: Moment;
    readonly version: number;
    readonly swept: boolean;
    readonly state: string;
  };
  'mq.alert_concerned': Tenant & { readonly alert_id: string; readonly person_id: string };
  'mq.alert_link': Tenant & { readonly alert_id: string; readonly link: string };
  'mq.failure': Tenant & { readonly subject: string; readonly failed_at: Moment; readonly failure_id: string };
  'mq.act_week': ActWeekRow;
  'mq.act_count': ActCountRow;
  'published.county': Tenant & {
    readonly name: string;
    readonly demo: boolean;
    readonly clock_ahead_days: number;
    readonly ledger_origin: string;
    readonly shown_on: ColumnType<DayColumn | null, DayColumn | null | undefined, DayColumn>;
  };
  'published.unit': UnitRow;
  'published.holder': Tenant & {
    readonly unit_id: string;
    readonly role: string;
    readonly post_name: string;
    readonly person_id: string;
    readonly person_name: string;
  };
  'published.item': Tenant & {
    readonly code: string;
    readonly number: number;
    readonly hash: string;
    readonly effective_from: DayColumn;
    readonly effective_to: DayColumn | null;
    readonly plain_name: string;
    readonly name: string;
    readonly category: string;
    readonly level: Level;
    readonly lead: string;
    readonly body: string;
    readonly withdrawn_because: ColumnType<string | null, string | null | undefined, string | null>;
    readonly ledger_index: ColumnType<number | null, number | null | undefined, number | null>;
  };
  'published.item_unit': Tenant & { readonly code: string; readonly unit_id: string };
  'published.search': Tenant & {
    readonly code: string;
    readonly words: string;
    readonly text: string;
    readonly initials: string;
    readonly weight: number;
  };
  'published.notice': Tenant & {
    readonly notice_id: string;
    readonly item_code: string;
    readonly item_number: number;
    readonly unit_id: string;
    readonly node: string;
    readonly title: string;
    readonly from_day: DayColumn;
    readonly until_day: DayColumn;
    readonly state: 'open' | 'held' | 'over';
    readonly result: string | null;
    readonly rows: string;
  };
  'published.objection': Tenant & {
    readonly notice_id: string;
    readonly position: number;
    readonly state: 'open' | 'upheld' | 'not-upheld';
    readonly raised_on: DayColumn;
    readonly answer: string | null;
  };
  'published.case_stage': Tenant & {
    readonly number: string;
    readonly item_code: string;
    readonly state: 'running' | 'held' | 'ended';
    readonly stage: string;
  };
  'published.act_week': ActWeekRow;
  'published.act_count': ActCountRow & { readonly smaller_groups: boolean };
  /** A view: leaves that wait now; no row when none does. */
  'published.ledger_waiting': Tenant & { readonly entries: number; readonly oldest_at: Moment };
  'published.ledger': Tenant & { readonly size: number; readonly checkpoint: string; readonly signed_at: Moment };
};

type UnitRow = Tenant & {
  readonly unit_id: string;
  readonly parent_id: string | null;
  readonly level: Level;
  readonly kind: string;
  readonly code: string;
  readonly name: string;
  readonly pinyin: string;
};
type ActWeekRow = Tenant & { readonly item_code: string; readonly town_id: string; readonly week_from: DayColumn; readonly acts: number };
type ActCountRow = Tenant & { readonly item_code: string; readonly year: number; readonly acts: number; readonly last_day: DayColumn };
