import { type ReactElement, useState } from 'react';
import { Button } from 'antd';

import type { DeskStatutory } from '../../../contract/desk-types.ts';
import { useAct, useAnswer } from '../desk-queries.ts';
import { Refusal, Waiting } from '../frame/waiting.tsx';
import { deskWords } from '../speech.ts';
import { LinesField } from './field.tsx';
import { statutoryRows } from './statutory-rows.ts';

/** The statutory list of a unit, pasted from a spreadsheet; nothing is saved while a row cannot be read. */
export function StatutoryUpload({ unit, name }: { readonly unit: string; readonly name: string }): ReactElement {
  const { coverage: words, say } = deskWords().programme;
  const [text, setText] = useState('');
  const [saved, setSaved] = useState(false);
  const act = useAct();
  const list = useAnswer<DeskStatutory>(`/units/${encodeURIComponent(unit)}/statutory`);
  const { items, wrong, twice } = statutoryRows(text);
  const save = async (): Promise<void> => {
    await act.run(`/units/${encodeURIComponent(unit)}/statutory`, { items });
    setText('');
    setSaved(true);
  };
  if (list.isPending) return <Waiting />;
  if (list.isError) return <Refusal error={list.error} />;
  return (
    <section aria-label={words.upload}>
      <h2>
        {words.upload} · {name}
      </h2>
      <p>
        {words.uploadNow(list.data.items.length)} {words.uploadLead}
      </p>
      <LinesField label={words.uploadCells} value={text} onChange={setText} />
      <output>
        {text === '' ? null : words.uploadRead(items.length)} {wrong.length === 0 ? null : words.uploadWrong(wrong.join(say.join))}{' '}
        {twice.length === 0 ? null : words.uploadTwice(twice.join(say.join))} {saved && text === '' ? say.saved : null}
      </output>
      {act.isError ? <Refusal error={act.error} /> : null}
      <div>
        <Button
          type="primary"
          loading={act.isPending}
          disabled={items.length === 0 || wrong.length > 0 || twice.length > 0}
          onClick={() => void save().catch(() => undefined)}
        >
          {words.uploadSave(items.length)}
        </Button>
      </div>
    </section>
  );
}
