import { Fault } from './outcome.ts';

/** An amount of money in fen (分), a safe integer; negative for a repayment. */
export type Fen = number;

/** Text in yuan with two decimals and thousands separators, `12,345.60`. */
export function yuanText(fen: Fen): string {
  if (!Number.isSafeInteger(fen)) throw new Fault('not-money', { fen: String(fen) });
  const digits = String(Math.abs(fen)).padStart(3, '0');
  const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${fen < 0 ? '-' : ''}${whole}.${digits.slice(-2)}`;
}

/** Sign, currency mark, whole yuan plain or in groups of three (or, as in 万, four), up to two decimals, 元. */
const amount = /^(-?)¥?(\d{1,13}|\d{1,3}(?:[, ]\d{3}){1,4}|\d{1,4}(?:[, ]\d{4}){1,2})(?:\.(\d{1,2}))?元?$/;

/**
 * Reads an amount in yuan as people type it (`1,234.5`, `￥88`, full-width digits). Undefined when it is not exactly an amount:
 * a comma that separates no group (`1,5`) or a mark in the wrong place (`8元5`) is not guessed at.
 *
 * @example fenOf('1,234.5') // 123450
 */
export function fenOf(text: string): Fen | undefined {
  const match = amount.exec(text.normalize('NFKC').trim());
  if (match === null) return undefined;
  const fen = Number((match[2] ?? '').replace(/[, ]/g, '')) * 100 + Number((match[3] ?? '').padEnd(2, '0'));
  if (!Number.isSafeInteger(fen)) return undefined;
  return match[1] === '-' && fen > 0 ? -fen : fen;
}
