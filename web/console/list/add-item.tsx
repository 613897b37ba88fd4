import { Button, Input, Modal, Radio } from 'antd';
import { type ReactElement, useState } from 'react';
import { useNavigate } from 'react-router';

import { useAct } from '../desk-queries.ts';
import { Refusal } from '../frame/waiting.tsx';
import { deskWords } from '../speech.ts';

/** Adds an item: by its name, or from the library with its lineage. */
export function AddItem({ unit }: { readonly unit: string }): ReactElement {
  const { list: words } = deskWords();
  const [open, setOpen] = useState(false);
  const [from, setFrom] = useState<'name' | 'library'>('name');
  const [text, setText] = useState('');
  const add = useAct<{ readonly id: string }>();
  const go = useNavigate();
  const press = async (): Promise<void> => {
    const body = from === 'name' ? { fields: { name: text.trim() } } : { fields: {}, adopt: text.trim() };
    const { id } = await add.run(`/units/${unit}/items`, body);
    void go(`/items/${id}`);
  };
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {words.add}
      </Button>
      <Modal
        open={open}
        title={words.add}
        okText={words.addNow}
        okButtonProps={{ disabled: text.trim() === '', loading: add.isPending }}
        onCancel={() => setOpen(false)}
        onOk={() => void press().catch(() => undefined)}
      >
        <Radio.Group
          value={from}
          options={[
            { value: 'name', label: words.byName },
            { value: 'library', label: words.byTemplate },
          ]}
          onChange={(event) => setFrom(event.target.value === 'library' ? 'library' : 'name')}
        />
        <Input
          className="desk-gap"
          aria-label={from === 'name' ? words.name : words.template}
          placeholder={from === 'name' ? words.nameHint : words.template}
          maxLength={120}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onPressEnter={() => void press().catch(() => undefined)}
        />
        {add.isError ? <Refusal error={add.error} /> : null}
      </Modal>
    </>
  );
}
