import type { FormField } from '../chart/chart.ts';
import type { Canonical } from '../kernel/canonical.ts';
import { yuanText } from '../kernel/money.ts';

/**
 * A name with its middle hidden: 王大明 -> 王*明, 李娟 -> 李*. A name of one character is
 * hidden whole; other scripts keep their first and last letter as well.
 *
 * @source law:personal-information-2021#51
 */
export function maskName(name: string): string {
  const letters = [...name.trim()];
  const [first = ''] = letters;
  if (letters.length <= 1) return '*';
  if (letters.length === 2) return `${first}*`;
  return `${first}${'*'.repeat(letters.length - 2)}${letters.at(-1) ?? ''}`;
}

/** A telephone number with its last four digits alone: 0000-0001234 -> *******1234. */
export function maskPhone(phone: string): string {
  const digits = phone.replace(/\D/g, '');
  return digits.length <= 4 ? '*'.repeat(digits.length) : '*'.repeat(digits.length - 4) + digits.slice(-4);
}

/** An identity or account number with only its last four characters. */
export function maskNumber(number: string): string {
  const plain = number.replace(/\s/g, '');
  return plain.length <= 8 ? '*'.repeat(plain.length) : '*'.repeat(plain.length - 4) + plain.slice(-4);
}

/** A value as people read it, unmasked: choices by their label, money in yuan, yes and no as words. */
export function plainText(field: FormField, value: Canonical | undefined): string {
  if (value === undefined || value === null) return '';
  if (field.kind === 'money' && typeof value === 'number') return `${yuanText(value)} 元`;
  if (field.kind === 'yes-no' && typeof value === 'boolean') return value ? '是' : '否';
  if (field.kind === 'choice') return field.choices.find((choice) => choice.id === value)?.label ?? String(value as string);
  return typeof value === 'object' ? '' : String(value);
}

/**
 * A value as the public may read it, undefined when it may not be shown at all (classes `restricted` and `secret`).
 */
export function publicText(field: FormField, value: Canonical | undefined): string | undefined {
  switch (field.disclosure) {
    case 'public':
      return plainText(field, value);
    case 'masked':
      return masked(field, plainText(field, value));
    case 'restricted':
    case 'secret':
      return undefined;
  }
}

function masked(field: FormField, text: string): string | undefined {
  // Stars for what was never given would say that something is hidden.
  if (text === '') return '';
  switch (field.mask) {
    case 'name':
      return maskName(text);
    case 'phone':
      return maskPhone(text);
    case 'id-number':
    case 'account':
      return maskNumber(text);
    case 'all':
      return '***';
    case null:
      return undefined;
  }
}
