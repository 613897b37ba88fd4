import { Alert, Button, Space } from 'antd';
import type { ReactElement } from 'react';

import type { DeskItem } from '../../../contract/desk-types.ts';
import { useAct } from '../desk-queries.ts';
import { Refusal } from '../frame/waiting.tsx';
import { fieldLabels } from './field-labels.ts';
import { valueText } from './value-text.ts';

/** Values that two people wrote at once: both stand here until somebody chooses. */
export function SetAside({ item }: { readonly item: DeskItem }): ReactElement | null {
  const act = useAct();
  if (item.setAside.length === 0) return null;
  return (
    <section aria-label="两个人同时改过的地方" className="desk-gap">
      {item.setAside.map((kept) => (
        <Alert
          key={`${kept.field} ${kept.at}`}
          type="warning"
          title={`“${fieldLabels[kept.field]}”两个人同时改过`}
          description={
            <>
              <p>现在的：{kept.field === 'chart' ? '流程图' : valueText(item.fields[kept.field])}</p>
              <p>
                {kept.by.name}写的：{valueText(kept.value)}
              </p>
              <Space>
                {kept.field === 'chart' ? null : (
                  <Button
                    onClick={() =>
                      void act
                        .run(`/items/${item.id}/fields`, { base: item.version, fields: { [kept.field]: kept.value } })
                        .catch(() => undefined)
                    }
                  >
                    用{kept.by.name}写的
                  </Button>
                )}
                <Button
                  onClick={() =>
                    void act.run(`/items/${item.id}/set-aside/drop`, { base: item.version, field: kept.field }).catch(() => undefined)
                  }
                >
                  留现在的
                </Button>
              </Space>
            </>
          }
        />
      ))}
      {act.isError ? <Refusal error={act.error} /> : null}
    </section>
  );
}
