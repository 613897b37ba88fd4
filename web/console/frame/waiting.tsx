import { Alert, Spin } from 'antd';
import type { ReactElement } from 'react';

import { DeskRefusal } from '../desk-client.ts';

/** While something is on its way. */
export function Waiting(): ReactElement {
  return (
    <output className="desk-waiting">
      <Spin /> 正在取……
    </output>
  );
}

/** What went wrong: what happened, why, what to do now. */
export function Refusal({ error }: { readonly error: unknown }): ReactElement {
  if (!(error instanceof DeskRefusal))
    return <Alert type="error" showIcon title="页面出了错。" description="您写的还在，请刷新页面再试。" />;
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
                <li key={`${one.field} ${one.cause}`}>
                  {one.field}：{one.cause}。{one.cure}
                </li>
              ))}
            </ul>
          )}
        </>
      }
    />
  );
}
