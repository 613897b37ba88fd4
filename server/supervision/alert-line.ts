import { z } from 'zod';

import type { Severity } from '../../core/supervision/alert/alert.ts';
import type { AlertContent } from './alert-content.ts';

const text = z.string().max(20_000);
const values = z.record(z.string().max(200), text.nullable());

/** A line of `alerts.jsonl`, as far as it is taken. */
const lineForm = z.object({
  rule: z.string().regex(/^[A-Z]\d{2}$/),
  version: z.int().min(1),
  name: text,
  object_type: z.string().max(100),
  object: z.string().max(500),
  key: z.string().max(100),
  masked: z.literal(true).optional(),
  severity: z.enum(['提示', '关注', '预警', '红色']),
  sentence: text,
  parameters: z.record(z.string().max(200), text),
  evidence: z.object({
    values,
    others: z.array(values).max(1_000),
    rows: z.array(z.object({ table: z.string().max(100), key: z.string().max(500), values })).max(1_000),
    snapshot: z.string().max(200),
    hash: z.string().regex(/^[0-9a-f]{64}$/),
  }),
  lawful: z.array(text).max(50),
});

/** A hit of a sweep. */
export type AlertLine = z.infer<typeof lineForm>;

const severities: Readonly<Record<AlertLine['severity'], Severity>> = { 提示: 'hint', 关注: 'look', 预警: 'warning', 红色: 'red' };

/** Reads `alerts.jsonl`; the numbers of the lines that cannot be read. */
export function readAlertLines(file: string): { readonly lines: readonly AlertLine[]; readonly wrong: readonly number[] } {
  const lines: AlertLine[] = [];
  const wrong: number[] = [];
  for (const [index, one] of file.split('\n').entries()) {
    if (one.trim() === '') continue;
    const line = lineOf(one);
    if (line === undefined) wrong.push(index + 1);
    else lines.push(line);
  }
  return { lines, wrong };
}

function lineOf(text_: string): AlertLine | undefined {
  try {
    const read = lineForm.safeParse(JSON.parse(text_));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}

/** How much the rule asks. */
export function severityOf(line: AlertLine): Severity {
  return severities[line.severity];
}

/** What the alert says. */
export function contentOfLine(line: AlertLine): AlertContent {
  const { name, sentence, object, parameters, evidence, lawful } = line;
  return { name, sentence, object, parameters, values: evidence.values, others: evidence.others, rows: evidence.rows, lawful, place: null };
}
