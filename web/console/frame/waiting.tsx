import { Alert, Spin } from 'antd';
import type { ReactElement } from 'react';

import { DeskRefusal } from '../desk-client.ts';
import { deskWords } from '../speech.ts';

/** While something is on its way. */
export function Waiting(): ReactElement {
  return (
    <output className="desk-waiting">
      <Spin /> {deskWords().client.waiting}
    </output>
  );
}

/** What went wrong: what happened, why, what to do now. */
export function Refusal({ error }: { readonly error: unknown }): ReactElement {
  const { client } = deskWords();
  if (!(error instanceof DeskRefusal)) return <Alert type="error" showIcon title={client.broken} description={client.brokenNow} />;
  const { refused } = error;
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={refused.what}
      description={
        <>
          {refused.why} {refused.now}
          {refused.errors.length === 0 ? null : (
            <ul>
              {refused.errors.map((one) => (
                <li key={`${one.field} ${one.cause}`}>{client.cause(one.field, one.cause, one.cure)}</li>
              ))}
            </ul>
          )}
        </>
      }
    />
  );
}
