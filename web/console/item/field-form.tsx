import { Alert, Anchor, Tag } from 'antd';
import { type ReactElement, useState } from 'react';

import type { DeskFieldName, DeskItem } from '../../../contract/desk-types.ts';
import { useAct, useDesk } from '../desk-queries.ts';
import { Refusal } from '../frame/waiting.tsx';
import { FieldEditor } from './field-editor.tsx';
import { fieldGroups, fieldKinds } from './field-kinds.ts';
import { fieldLabels } from './field-labels.ts';
import { valueText } from './value-text.ts';

type Changed = { readonly version: number; readonly changed: readonly string[]; readonly conflicts: readonly { readonly field: string }[] };

/** All fields of an item by the six aspects. Leaving a field saves it; what is hard to read is told beside it. */
export function FieldForm({ item }: { readonly item: DeskItem }): ReactElement {
  const act = useAct<Changed>();
  const desk = useDesk();
  const [told, setTold] = useState('');
  const writes = item.may.includes('fields');
  const save = async (field: DeskFieldName, value: unknown): Promise<void> => {
    const { conflicts } = await act.run(`/items/${item.id}/fields`, { base: item.version, fields: { [field]: value } });
    setTold(conflicts.length === 0 ? `“${fieldLabels[field]}”已保存。` : `“${fieldLabels[field]}”别人刚改过。两种写法都在上面，请选一种。`);
  };
  return (
    <div className="desk-columns">
      <Anchor affix={false} items={fieldGroups.map(({ title }) => ({ key: title, href: `#${title}`, title }))} />
      <div>
        <output>{told === '' ? null : <Alert type="info" title={told} closable />}</output>
        {act.isError ? <Refusal error={act.error} /> : null}
        {writes ? null : (
          <Alert type="info" title="现在只能看，不能改。" description="要改，得由本单位的编制员来改；在审的，等审核的人退回。" />
        )}
        {fieldGroups.map(({ title, fields }) => (
          <section key={title} id={title} aria-label={title}>
            <h2>{title}</h2>
            {fields.map((field) => (
              <Field key={`${field} ${String(item.fieldVersions[field] ?? 0)}`} field={field} item={item}>
                {writes ? (
                  <FieldEditor
                    label={fieldLabels[field]}
                    kind={fieldKinds[field]}
                    value={item.fields[field]}
                    roles={desk.data?.roles ?? []}
                    onSave={(value) => void save(field, value).catch(() => undefined)}
                  />
                ) : (
                  <p className="desk-value">{valueText(item.fields[field])}</p>
                )}
              </Field>
            ))}
          </section>
        ))}
      </div>
    </div>
  );
}

function Field({
  field,
  item,
  children,
}: {
  readonly field: DeskFieldName;
  readonly item: DeskItem;
  readonly children: ReactElement;
}): ReactElement {
  const lint = item.lint.filter((one) => one.field === field);
  const open = item.threads.filter((thread) => thread.state === 'open' && 'field' in thread.anchor && thread.anchor.field === field);
  return (
    <div className="desk-field" id={`field-${field}`}>
      <div className="desk-label">
        {fieldLabels[field]} {open.length > 0 ? <Tag>{open.length} 条意见</Tag> : null}
      </div>
      {children}
      {lint.length === 0 ? null : (
        <ul className="desk-lint">
          {lint.map((one) => (
            <li key={`${one.code} ${String(one.index)} ${one.found}`}>
              {one.sentence}
              {one.instead === null ? null : `可以说“${one.instead}”。`}
            </li>
          ))}
        </ul>
      )}
      {open.map((thread) => (
        <p key={thread.id} className="desk-sub">
          {thread.by.name}：{thread.text}
        </p>
      ))}
    </div>
  );
}
