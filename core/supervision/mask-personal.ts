import { maskIdentityNumber } from '../kernel/identity-number.ts';

/** Kinds of personal values that leave the data room masked. */
export type PersonalKind = 'account' | 'identity' | 'name' | 'phone';

/** A personal value as it may be shown to someone who has not opened it with a reason. */
export function maskPersonal(kind: PersonalKind, text: string): string {
  switch (kind) {
    case 'identity':
      return maskIdentityNumber(text);
    case 'name':
      return `${[...text].slice(0, 1).join('')}${'*'.repeat(Math.max(1, [...text].length - 1))}`;
    case 'account':
    case 'phone':
      return text.length <= 4 ? '*'.repeat(text.length) : `${'*'.repeat(4)}${text.slice(-4)}`;
  }
}
