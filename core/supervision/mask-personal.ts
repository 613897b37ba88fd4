import { maskName, maskNumber, maskPhone } from '../publication/mask.ts';

/** Kinds of personal values that leave the data room masked. */
export type PersonalKind = 'account' | 'identity' | 'name' | 'phone';

/** A personal value as it may be shown to someone who has not opened it with a reason. */
export function maskPersonal(kind: PersonalKind, text: string): string {
  switch (kind) {
    case 'identity':
    case 'account':
      return maskNumber(text);
    case 'name':
      return maskName(text);
    case 'phone':
      return maskPhone(text);
  }
}
