import type { OrganisationData } from '../../core/org/organisation.ts';
import type { OutsideKin } from '../organisation/store.ts';
import type { Login } from './three-administrators.ts';

/** A county to be made. Identity numbers are hashed under the county's key and kept nowhere. */
export type CountyOrder = {
  readonly name: string;
  /** Administrative division code (行政区划代码). */
  readonly divisionCode: string;
  readonly ledgerOrigin: string;
  readonly demo: boolean;
  /** Its `county` is the county's id. */
  readonly organisation: OrganisationData;
  readonly identityNumbers: readonly { readonly person: string; readonly number: string }[];
  readonly outside: readonly OutsideKin[];
  readonly logins: readonly Login[];
  /** Hexadecimal SHA-256 of the file the organisation came from. */
  readonly file: string | null;
  /** True when the library's items are published at once. */
  readonly publishItems: boolean;
};
