import { Button, Input, Modal, Radio } from 'antd';
import { lazy, type ReactElement, Suspense, useState } from 'react';
import { useNavigate } from 'react-router';

import { useAct } from '../desk-queries.ts';
import { Refusal, Waiting } from '../frame/waiting.tsx';
import { deskWords } from '../speech.ts';

const TemplatePicker = lazy(async () => ({ default: (await import('../templates/template-picker.tsx')).TemplatePicker }));

/** Adds an item: by its name, or after a template of the library or of another unit, with its lineage. */
export function AddItem({ unit }: { readonly unit: string }): ReactElement {
  const { list: words } = deskWords();
  const [open, setOpen] = useState(false);
  const [from, setFrom] = useState<'name' | 'template'>('name');
  const [name, setName] = useState('');
  const add = useAct<{ readonly id: string }>();
  const go = useNavigate();
  const press = async (body: object): Promise<void> => {
    const { id } = await add.run(`/units/${unit}/items`, body);
    void go(`/items/${id}`);
  };
  const byName = (): void => void press({ fields: { name: name.trim() } }).catch(() => undefined);
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {words.add}
      </Button>
      <Modal
        open={open}
        title={words.add}
        width={from === 'name' ? 520 : 1160}
        okText={words.addNow}
        footer={from === 'name' ? undefined : null}
        okButtonProps={{ disabled: name.trim() === '', loading: add.isPending }}
        onCancel={() => setOpen(false)}
        onOk={byName}
      >
        <Radio.Group
          value={from}
          options={[
            { value: 'name', label: words.byName },
            { value: 'template', label: words.byTemplate },
          ]}
          onChange={(event) => setFrom(event.target.value === 'template' ? 'template' : 'name')}
        />
        {add.isError ? <Refusal error={add.error} /> : null}
        {from === 'name' ? (
          <Input
            className="desk-gap"
            aria-label={words.name}
            placeholder={words.nameHint}
            maxLength={120}
            value={name}
            onChange={(event) => setName(event.target.value)}
            onPressEnter={byName}
          />
        ) : (
          <FromTemplate unit={unit} onAdopt={(body) => void press(body).catch(() => undefined)} />
        )}
      </Modal>
    </>
  );
}

/** The template, and the code that the item gets here. */
function FromTemplate({ unit, onAdopt }: { readonly unit: string; readonly onAdopt: (body: object) => void }): ReactElement {
  const { list: words } = deskWords();
  const [code, setCode] = useState('');
  const fields = code.trim() === '' ? {} : { code: code.trim() };
  return (
    <Suspense fallback={<Waiting />}>
      <TemplatePicker
        unit={unit}
        action={words.afterTemplate}
        onPick={(template) => onAdopt({ fields, adopt: template.code })}
        beside={() => (
          <label className="desk-choice">
            {words.templateCode}
            <input value={code} maxLength={40} onChange={(event) => setCode(event.target.value)} />
          </label>
        )}
      />
    </Suspense>
  );
}
