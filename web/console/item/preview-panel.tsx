import { Alert, Button, Space } from 'antd';
import type { ReactElement } from 'react';

import type { DeskItem } from '../../../contract/desk-types.ts';

/** The draft as its public page will look on a phone, and as the sheets that will be printed. What is saved is shown, not what is typed. */
export function PreviewPanel({ item }: { readonly item: DeskItem }): ReactElement {
  const base = `/api/v1/desk/items/${item.id}/preview`;
  return (
    <section aria-label="看样子">
      <Alert
        type="info"
        title="下面是草稿的样子，按保存了的第几稿画。公布以前，别人看不到。"
        description={`现在是第 ${String(item.version)} 稿。`}
      />
      <Space wrap className="desk-gap">
        <Button href={`${base}/a4.pdf`} target="_blank" rel="noreferrer">
          A4 样张（PDF，印着“草稿”）
        </Button>
        <Button href={`${base}/a3.pdf`} target="_blank" rel="noreferrer">
          A3 海报样张（PDF，印着“草稿”）
        </Button>
      </Space>
      <h2>手机上是这样</h2>
      <iframe
        key={item.version}
        className="desk-preview"
        title={`${item.fields.name}在手机上的样子`}
        sandbox=""
        src={`${base}?v=${String(item.version)}`}
      />
    </section>
  );
}
