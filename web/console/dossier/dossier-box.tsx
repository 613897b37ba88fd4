import { Alert, Button, Space, Upload } from 'antd';
import type { ReactElement } from 'react';
import { Link } from 'react-router';

import type { DeskBrought } from '../../../contract/desk-types.ts';
import { useAct } from '../desk-queries.ts';
import { Refusal } from '../frame/waiting.tsx';

type Came = DeskBrought['items'][number];

/** The dossier of a review: taken to whoever does not sit at the desk, and its comments brought back. `at` is the address of the item or the unit. */
export function DossierBox({ at, query = '' }: { readonly at: string; readonly query?: string }): ReactElement {
  const act = useAct<DeskBrought>();
  return (
    <Space orientation="vertical" className="desk-gap">
      <Space wrap>
        <Button href={`/api/v1/desk${at}/dossier${query}`} download>
          下载审核材料（Word）
        </Button>
        <Upload
          accept=".docx"
          showUploadList={false}
          disabled={act.isPending}
          beforeUpload={(file) => {
            void act.run(`${at}/dossier`, file).catch(() => undefined);
            return Upload.LIST_IGNORE;
          }}
        >
          <Button loading={act.isPending}>带回批注</Button>
        </Upload>
      </Space>
      <p className="desk-sub">材料可以在 Word、WPS 里批注、修订。带回来的批注记着文件里的署名，由您经手；同一份文件传两次，不会多出来。</p>
      {act.isError ? <Refusal error={act.error} /> : null}
      {act.data?.items.map((one) => (
        <Alert
          key={one.id}
          type={one.refusal === null ? 'success' : 'warning'}
          title={<Link to={`/items/${one.id}`}>{one.name}</Link>}
          description={told(one)}
        />
      ))}
    </Space>
  );
}

function told({ comments, replies, suggestions, already, unplaced, refusal }: Came): string {
  if (refusal !== null) return refusal.sentence;
  const parts = [
    [comments, '条批注'],
    [replies, '条答复'],
    [suggestions, '处修订成了建议'],
  ] as const;
  const came = parts.filter(([count]) => count > 0).map(([count, words]) => `${String(count)} ${words}`);
  const lost = unplaced === 0 ? '' : `其中 ${String(unplaced)} 条找不到原来的位置，文字都在。`;
  return `${came.length === 0 ? '没有新的' : `带回 ${came.join('、')}`}。${lost}${already === 0 ? '' : `${String(already)} 条以前带回过。`}`;
}
