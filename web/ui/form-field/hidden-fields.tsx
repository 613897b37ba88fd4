import type { ReactElement } from 'react';
import type { PageFrame } from '../../../contract/page-frame.ts';

/** What every form that writes carries: anti-forgery token, key against double submission, and for cases the version seen. */
export function HiddenFields(props: {
  readonly frame: PageFrame;
  readonly idempotencyKey: string;
  readonly version?: number;
}): ReactElement {
  return (
    <>
      <input type="hidden" name="csrf" value={props.frame.csrf} />
      <input type="hidden" name="key" value={props.idempotencyKey} />
      {props.version === undefined ? null : <input type="hidden" name="version" value={props.version} />}
    </>
  );
}
