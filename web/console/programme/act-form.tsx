import { Button, Space } from 'antd';
import { type ReactElement, type ReactNode, useState } from 'react';

import { useAct } from '../desk-queries.ts';
import { Refusal } from '../frame/waiting.tsx';
import { deskWords } from '../speech.ts';

type Props = {
  /** What the button that opens the form says. */
  readonly label: string;
  readonly path: string;
  /** What is sent. */
  readonly body: () => object;
  readonly children: ReactNode;
  readonly danger?: boolean;
  readonly onDone?: () => void;
};

/** A form that stays folded until it is wanted, sends one act, and tells what stood in the way. */
export function ActForm({ label, path, body, children, danger = false, onDone }: Props): ReactElement {
  const { say } = deskWords().programme;
  const [open, setOpen] = useState(false);
  const act = useAct();
  if (!open) {
    return (
      <Button size="small" danger={danger} onClick={() => setOpen(true)}>
        {label}
      </Button>
    );
  }
  const send = async (): Promise<void> => {
    await act.run(path, body());
    setOpen(false);
    onDone?.();
  };
  return (
    <form
      className="desk-act"
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        void send().catch(() => undefined);
      }}
    >
      {children}
      {act.isError ? <Refusal error={act.error} /> : null}
      <Space>
        <Button type="primary" htmlType="submit" loading={act.isPending}>
          {say.save}
        </Button>
        <Button onClick={() => setOpen(false)}>{say.cancel}</Button>
      </Space>
    </form>
  );
}
