import { Button, Input, Space } from 'antd';
import { type ReactElement, useState } from 'react';

import type { DeskItem } from '../../../contract/desk-types.ts';
import { TemplatePicker } from '../templates/template-picker.tsx';
import { newChart } from './edit-chart.ts';

/** Three ways to a chart: from nothing, after a template, or that of another item of the unit. */
export function ChooseChart({ item, onChoose }: { readonly item: DeskItem; readonly onChoose: (choice: object) => void }): ReactElement {
  const [code, setCode] = useState('');
  const [picks, setPicks] = useState(false);
  return (
    <Space orientation="vertical" className="desk-wide">
      <Space wrap>
        <Button type="primary" onClick={() => onChoose({ kind: 'own', chart: newChart })}>
          从头画一张
        </Button>
        <Button onClick={() => setPicks(!picks)}>照模板的图</Button>
        <Space.Compact>
          <Input
            aria-label="同一单位哪一项的图"
            placeholder="共用本单位哪一项的图（事项编号）"
            value={code}
            onChange={(event) => setCode(event.target.value)}
          />
          <Button disabled={code.trim() === ''} onClick={() => onChoose({ kind: 'shared', item: code.trim() })}>
            共用
          </Button>
        </Space.Compact>
      </Space>
      {picks ? (
        <TemplatePicker
          unit={item.unit.id}
          action="用这张图"
          onPick={(template) => onChoose({ kind: 'adopted', code: template.code, hash: template.hash })}
        />
      ) : null}
    </Space>
  );
}
