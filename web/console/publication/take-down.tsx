import { Button } from 'antd';
import type { ReactElement } from 'react';

import type { DeskPosting } from '../../../contract/desk-types.ts';

/** Records that a paper was taken down today. */
export function TakeDown(props: {
  readonly posting: DeskPosting;
  readonly today: string;
  readonly press: (path: string, body: object) => void;
}): ReactElement {
  const { posting, today, press } = props;
  return (
    <Button
      size="small"
      aria-label={`取下了：${posting.name} ${posting.unit.name} ${posting.place}`}
      onClick={() => press(`/postings/${posting.id}/down`, { on: today, proof: '' })}
    >
      取下了
    </Button>
  );
}
