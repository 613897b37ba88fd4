import { type ReactElement, useState } from 'react';

import { CellInput } from './cell-input.tsx';
import type { Column } from './field-kinds.ts';
import { LeaveGroup } from './leave-group.tsx';
import { cellsOf, isBlank, recordOf } from './typed-value.ts';

type Props = {
  readonly label: string;
  readonly columns: readonly Column[];
  readonly value: Readonly<Record<string, unknown>> | null;
  readonly onSave: (value: unknown) => void;
};

/** A field that is one record, e.g. a fact with its note. Saved when the whole record is left. */
export function RecordEditor({ label, columns, value, onSave }: Props): ReactElement {
  const [cells, setCells] = useState(cellsOf(value, columns));
  const leave = (): void => onSave(isBlank(cells) ? null : recordOf(cells, columns, value ?? {}));
  return (
    <LeaveGroup label={label} className="desk-record" onLeave={leave}>
      {columns.map((column) => (
        <div key={column.key}>
          <div className="desk-sub">{column.title}</div>
          <CellInput
            label={`${label} ${column.title}`}
            column={column}
            value={cells[column.key] ?? ''}
            onChange={(text) => setCells({ ...cells, [column.key]: text })}
          />
        </div>
      ))}
    </LeaveGroup>
  );
}
