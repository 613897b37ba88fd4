import { Button, Card, Input, Select, Space } from 'antd';
import { type ReactElement, useState } from 'react';

import type { DeskChannels, DeskPosting } from '../../../contract/desk-types.ts';
import { channelWords } from './channel-words.ts';

type Chosen = {
  readonly code: string;
  readonly unit: string;
  readonly channel: DeskPosting['channel'];
  readonly place: string;
  readonly proof: string;
};

/** Records that the version in force was put up; where an older one hangs in the same place, that it was exchanged. */
export function PutUp(props: { readonly channels: DeskChannels; readonly press: (path: string, body: object) => void }): ReactElement {
  const { channels, press } = props;
  const { items, places, today } = channels;
  const [chosen, setChosen] = useState<Chosen>({
    ...{ code: items[0]?.code ?? '', unit: channels.unit.id, channel: 'board', place: '', proof: '' },
  });
  const put = (part: Partial<Chosen>): void => setChosen({ ...chosen, ...part });
  const item = items.find(({ code }) => code === chosen.code);
  return (
    <Card size="small" title="挂上了一张现行的">
      <Space wrap>
        <Select
          aria-label="哪一项"
          className="desk-unit"
          showSearch={{ optionFilterProp: 'label' }}
          value={chosen.code}
          options={items.map(({ code, name, number }) => ({ value: code, label: `${name}（${code} 第 ${String(number)} 版）` }))}
          onChange={(code) => put({ code })}
        />
        <Select
          aria-label="挂在哪个单位"
          className="desk-unit"
          showSearch={{ optionFilterProp: 'label' }}
          value={chosen.unit}
          options={places.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(unit) => put({ unit })}
        />
        <Select
          aria-label="哪一种地方"
          value={chosen.channel}
          options={Object.entries(channelWords).map(([value, label]) => ({ value: value as DeskPosting['channel'], label }))}
          onChange={(channel) => put({ channel })}
        />
        <Input
          aria-label="挂在哪里"
          placeholder="如 村委会公开栏"
          maxLength={80}
          value={chosen.place}
          onChange={(event) => put({ place: event.target.value })}
        />
        <Input
          aria-label="登记号或者备注"
          placeholder="登记号、备注，可以不写"
          maxLength={200}
          value={chosen.proof}
          onChange={(event) => put({ proof: event.target.value })}
        />
        <Button
          type="primary"
          disabled={item === undefined || chosen.place.trim() === ''}
          onClick={() => press('/postings', { ...chosen, place: chosen.place.trim(), hash: item?.hash ?? '', on: today })}
        >
          记下来
        </Button>
      </Space>
      <p className="desk-sub">同一个地方原来挂着旧的，再记一次就是换了新的。手机上可以打开 /work/posters 登记。</p>
    </Card>
  );
}
