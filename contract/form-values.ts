import type { FormField } from '../core/chart/chart.ts';
import type { Canonical } from '../core/kernel/canonical.ts';
import { isDay } from '../core/kernel/day.ts';
import { identityNumberFault } from '../core/kernel/identity-number.ts';
import { fenOf } from '../core/kernel/money.ts';
import type { FieldError } from './page-frame.ts';

/** Values of a form in their kinds, or what is wrong with each field. Money is fen, counts are numbers, yes-no is boolean. */
export type ReadForm = { readonly values: Readonly<Record<string, Canonical>>; readonly errors: readonly FieldError[] };

type Read = { readonly value: Canonical } | { readonly cause: string; readonly cure: string };

/** Name of a chart field's input on a page. */
export function inputName(fieldId: string): string {
  return `f.${fieldId}`;
}

/**
 * Reads what was typed (by input name `f.<id>`) against the fields of a step. An empty field that is not required is left out.
 * Every error names the field, the cause and the cure, and never repeats what was typed.
 */
export function readForm(fields: readonly FormField[], typed: Readonly<Record<string, string>>): ReadForm {
  const values: Record<string, Canonical> = {};
  const errors: FieldError[] = [];
  for (const field of fields) {
    const text = (typed[inputName(field.id)] ?? '').normalize('NFC').trim();
    if (text === '') {
      if (field.required) errors.push({ field: inputName(field.id), cause: `“${field.label}”没有填`, cure: '请填上再提交' });
      continue;
    }
    const read = readField(field, text);
    if ('value' in read) values[field.id] = read.value;
    else errors.push({ field: inputName(field.id), cause: `“${field.label}”${read.cause}`, cure: read.cure });
  }
  return { values, errors };
}

function readField(field: FormField, text: string): Read {
  if ([...text].length > field.maxLength) return { cause: '太长了', cure: `最多 ${String(field.maxLength)} 个字` };
  if (isHidden(text, field.kind === 'long-text')) return { cause: '里有看不见的字符', cure: '请重新打一遍，不要粘贴' };
  switch (field.kind) {
    case 'text':
    case 'long-text':
    case 'name':
      return { value: text };
    case 'id-number':
      return readIdentityNumber(text);
    case 'phone':
      return readPhone(text);
    case 'count':
      return readCount(text);
    case 'money':
      return readMoney(text);
    case 'day':
      return isDay(text) ? { value: text } : { cause: '不是日期', cure: '请写成 2026-03-01 这样' };
    case 'yes-no':
      return readYesNo(text);
    case 'choice':
      return field.choices.some((choice) => choice.id === text) ? { value: text } : { cause: '不在选项里', cure: '请从选项里选一个' };
  }
}

/** Controls, half pairs, zero-width and direction marks: nobody types them, and they make one text look like another. */
function isHidden(text: string, mayHaveLines: boolean): boolean {
  if (/[\p{Cs}\u00AD\u200B\u200E\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/u.test(text)) return true;
  return mayHaveLines ? /[^\P{Cc}\n\r\t]/u.test(text) : /\p{Cc}/u.test(text);
}

function readIdentityNumber(text: string): Read {
  const plain = text.normalize('NFKC').replace(/\s/g, '').toUpperCase();
  const fault = identityNumberFault(plain);
  if (fault === null) return { value: plain };
  const cures = {
    'wrong-form': '身份证号是 18 位，最后一位可能是 X',
    'no-such-birthday': '请对照证件看第 7 到 14 位的生日',
    'wrong-check-character': '请对照证件，可能有一位打错了',
  };
  return { cause: '不对', cure: cures[fault] };
}

function readPhone(text: string): Read {
  const plain = text.normalize('NFKC').replace(/[\s()-]/g, '');
  return /^\+?\d{7,15}$/.test(plain) ? { value: plain } : { cause: '不是电话号码', cure: '请只写数字，座机写上区号' };
}

function readCount(text: string): Read {
  const plain = text
    .normalize('NFKC')
    .trim()
    .replace(/\s*[人口个户]$/, '');
  const number = /^\d{1,9}$/.test(plain) ? Number(plain) : undefined;
  return number === undefined ? { cause: '不是数字', cure: '请写数字，例如 4' } : { value: number };
}

function readMoney(text: string): Read {
  const fen = fenOf(text);
  return fen === undefined || fen < 0 ? { cause: '不是金额', cure: '请写数字，单位是元，例如 1200 或 1200.50' } : { value: fen };
}

function readYesNo(text: string): Read {
  if (text === 'yes' || text === '是') return { value: true };
  if (text === 'no' || text === '否') return { value: false };
  return { cause: '没有选', cure: '请选“是”或“否”' };
}
