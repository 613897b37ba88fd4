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

/**
 * Reads an amount in yuan as people type it (`1,234.5`, `￥88`, full-width digits). Undefined when it is not exactly an amount.
 *
 * @example fenOf('1,234.5') // 123450
 */
export function fenOf(text: string): Fen | undefined {
  const plain = text.normalize('NFKC').replace(/[\s,¥元]/g, '');
  const match = /^(-?)(\d{1,13})(?:\.(\d{1,2}))?$/.exec(plain);
  if (match === null) return undefined;
  const fen = Number(match[2]) * 100 + Number((match[3] ?? '').padEnd(2, '0'));
  return match[1] === '-' ? -fen : fen;
}
