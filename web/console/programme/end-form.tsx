import { type ReactElement, useState } from 'react';

import { deskWords } from '../speech.ts';
import { ActForm } from './act-form.tsx';
import { LinesField } from './field.tsx';

/** Ends something, because. */
export function EndForm({ label, path, base }: { readonly label: string; readonly path: string; readonly base: number }): ReactElement {
  const [reason, setReason] = useState('');
  return (
    <ActForm danger label={label} path={path} body={() => ({ base, reason })}>
      <LinesField label={deskWords().programme.say.reason} value={reason} onChange={setReason} />
    </ActForm>
  );
}
