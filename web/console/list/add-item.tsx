import { Button, Input, Modal, Radio } from 'antd';
import { type ReactElement, useState } from 'react';
import { useNavigate } from 'react-router';

import { useAct } from '../desk-queries.ts';
import { Refusal } from '../frame/waiting.tsx';

/** Adds an item: by its name, or from the library with its lineage. */
export function AddItem({ unit }: { readonly unit: string }): ReactElement {
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
        新增一项
      </Button>
      <Modal
        open={open}
        title="新增一项"
        okText="新增"
        okButtonProps={{ disabled: text.trim() === '', loading: add.isPending }}
        onCancel={() => setOpen(false)}
        onOk={() => void press().catch(() => undefined)}
      >
        <Radio.Group
          value={from}
          options={[
            { value: 'name', label: '自己写' },
            { value: 'library', label: '照模板（写编码，如 V-FW-01）' },
          ]}
          onChange={(event) => setFrom(event.target.value === 'library' ? 'library' : 'name')}
        />
        <Input
          className="desk-gap"
          aria-label={from === 'name' ? '事项名称' : '模板编码'}
          placeholder={from === 'name' ? '事项名称，如：村级印章使用' : '模板编码'}
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
