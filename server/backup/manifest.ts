import { z } from 'zod';

/** Format of the archives that this program writes. */
export const backupFormat = 'mingquan-backup/1';

const migration = z.object({ number: z.number().int(), name: z.string(), hash: z.string() });
const table = z.object({ name: z.string().regex(/^(mq|published)\.[a-z_]+$/), rows: z.number().int().min(0), sha256: z.string() });

/** What stands in `manifest.json`, the last file of a backup. */
export const manifestForm = z.object({
  format: z.string(),
  build: z.string(),
  createdAt: z.string(),
  county: z.object({ id: z.string(), name: z.string(), divisionCode: z.string() }),
  /** Migrations that made the tables. */
  schema: z.array(migration).min(1),
  /** The signed head; null before the first signature. */
  ledger: z.object({
    origin: z.string(),
    entries: z.number().int(),
    signed: z.object({ size: z.number().int(), root: z.string() }).nullable(),
    key: z.string(),
  }),
  tables: z.array(table).min(1),
  /** Hexadecimal SHA-256 of `checkpoint`, null when there is none. */
  checkpoint: z.string().nullable(),
});

export type Manifest = z.output<typeof manifestForm>;

/** Name of a part of a table: `tables/mq.event/000001.jsonl`. */
export function partName(table: string, number: number): string {
  return `tables/${table}/${String(number).padStart(6, '0')}.jsonl`;
}

/** The table a part belongs to; undefined for other files. */
export function tableOfPart(name: string): string | undefined {
  return /^tables\/([a-z_.]+)\/\d{6}\.jsonl$/.exec(name)?.[1];
}
