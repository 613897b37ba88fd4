import { Button, Card, Input, Select, Space, Tag } from 'antd';
import { type ReactElement, useState } from 'react';

import type { DeskItem } from '../../../contract/desk-types.ts';
import { useAct } from '../desk-queries.ts';
import { Refusal } from '../frame/waiting.tsx';
import { DossierBox } from '../dossier/dossier-box.tsx';
import { fieldLabels } from './field-labels.ts';
import { valueText } from './value-text.ts';

type Thread = DeskItem['threads'][number];
type Round = DeskItem['rounds'][number];
type Press = (path: string, body: object) => void;

const resultWords = { open: '正在审', approved: '通过', returned: '退回' } as const;
const stateWords = { open: '没了结', settled: '了结了', taken: '照改了' } as const;

/** Review: rounds with their opinions, threads of comments, and what the reader may do now. */
export function ReviewPanel({ item }: { readonly item: DeskItem }): ReactElement {
  const act = useAct<{ readonly id: string }>();
  const press: Press = (path, body) => void act.run(`/items/${item.id}/${path}`, body).catch(() => undefined);
  const may = (what: string): boolean => item.may.includes(what);
  const round = item.rounds.find((one) => one.result === 'open');
  return (
    <section aria-label="审核">
      {act.isError ? <Refusal error={act.error} /> : null}
      {may('round') && round !== undefined ? <NameReviewers item={item} round={round} press={press} /> : null}
      {may('opinion') ? <Opinion item={item} press={press} /> : null}
      {may('close-round') ? (
        <Words
          label="收结这一轮"
          hint="一并告诉编制单位的话，可以不写"
          empty
          press={(text) => press('close-round', { base: item.version, text })}
        />
      ) : null}
      {item.rounds.length > 0 ? <DossierBox at={`/items/${item.id}`} /> : null}
      {may('comments') ? <Comment item={item} press={press} /> : null}
      <h2>意见</h2>
      {item.threads.length === 0 ? <p>还没有意见。</p> : null}
      {item.threads.map((thread) => (
        <ThreadCard key={thread.id} thread={thread} item={item} press={press} />
      ))}
      <h2>各轮审核</h2>
      {item.rounds.length === 0 ? <p>还没有交审过。</p> : null}
      {item.rounds.map((one) => (
        <RoundCard key={one.number} round={one} />
      ))}
      <h2>经过</h2>
      <ol reversed>
        {item.history.map((row) => (
          <li key={row.version}>
            {row.at.slice(0, 16).replace('T', ' ')} {row.by.name}：{row.sentence}
          </li>
        ))}
      </ol>
    </section>
  );
}

function NameReviewers({ item, round, press }: { readonly item: DeskItem; readonly round: Round; readonly press: Press }): ReactElement {
  const [named, setNamed] = useState<readonly string[]>([]);
  const [due, setDue] = useState('');
  return (
    <Card size="small" title={`第 ${String(round.number)} 轮：请谁来审`}>
      <Space wrap>
        <Select
          aria-label="审核人"
          mode="multiple"
          className="desk-wide"
          value={[...named]}
          showSearch={{ optionFilterProp: 'label' }}
          options={round.eligible.map((one) => ({ value: one.person, label: `${one.name}（${one.post ?? ''}）` }))}
          onChange={setNamed}
        />
        <Input aria-label="哪天以前" placeholder="哪天以前，如 2026-03-20" value={due} onChange={(event) => setDue(event.target.value)} />
        <Button
          type="primary"
          disabled={named.length === 0}
          onClick={() => press('round', { base: item.version, reviewers: named, due: due.trim() === '' ? null : due.trim() })}
        >
          请他们审
        </Button>
      </Space>
    </Card>
  );
}

function Opinion({ item, press }: { readonly item: DeskItem; readonly press: Press }): ReactElement {
  const [text, setText] = useState('');
  return (
    <Card size="small" title="您的意见（写下就不能改）">
      <Input.TextArea aria-label="审核意见" rows={3} value={text} onChange={(event) => setText(event.target.value)} />
      <Space className="desk-gap">
        <Button type="primary" onClick={() => press('opinion', { base: item.version, verdict: 'approve', text })}>
          同意
        </Button>
        <Button disabled={text.trim() === ''} onClick={() => press('opinion', { base: item.version, verdict: 'return', text })}>
          退回（要写理由）
        </Button>
      </Space>
    </Card>
  );
}

function Comment({ item, press }: { readonly item: DeskItem; readonly press: Press }): ReactElement {
  const [at, setAt] = useState('name');
  const [text, setText] = useState('');
  const [instead, setInstead] = useState('');
  const nodes = item.chart.chart?.nodes ?? [];
  const anchor = at.startsWith('node ') ? { node: at.slice(5) } : { field: at };
  const suggests = 'field' in anchor && typeof item.fields[anchor.field as keyof typeof item.fields] === 'string';
  return (
    <Card size="small" title="提一条意见">
      <Space orientation="vertical" className="desk-wide">
        <Select
          aria-label="对哪一处"
          className="desk-wide"
          value={at}
          showSearch={{ optionFilterProp: 'label' }}
          options={[
            ...Object.entries(fieldLabels).map(([value, label]) => ({ value, label })),
            ...nodes.map((node) => ({ value: `node ${node.id}`, label: `流程图：${nodeName(node)}` })),
          ]}
          onChange={setAt}
        />
        <Input.TextArea aria-label="意见" placeholder="哪里不对，为什么" value={text} onChange={(event) => setText(event.target.value)} />
        {suggests ? (
          <Input.TextArea
            aria-label="建议改成"
            placeholder="建议改成（编制人按一下就照改），可以不写"
            value={instead}
            onChange={(event) => setInstead(event.target.value)}
          />
        ) : null}
        <Button
          disabled={text.trim() === ''}
          onClick={() => {
            press('comments', { anchor, text, ...(suggests && instead.trim() !== '' ? { suggestion: { value: instead.trim() } } : {}) });
            setText('');
            setInstead('');
          }}
        >
          提出来
        </Button>
      </Space>
    </Card>
  );
}

function ThreadCard({ thread, item, press }: { readonly thread: Thread; readonly item: DeskItem; readonly press: Press }): ReactElement {
  return (
    <Card
      size="small"
      title={
        <>
          {placeOf(thread, item)} <Tag>{stateWords[thread.state]}</Tag>
        </>
      }
    >
      <p>
        {whoSaid(thread)}（第 {thread.round} 轮）：{thread.text}
      </p>
      {thread.suggestion === null ? null : <p>建议改成：{valueText(thread.suggestion.value)}</p>}
      {thread.answers.map((answer) => (
        <p key={`${answer.at} ${answer.text}`}>
          {whoSaid(answer)}：{answer.text}
        </p>
      ))}
      {thread.state !== 'open' ? null : (
        <Space wrap>
          <Words label="答复" hint="答复" press={(text) => press(`comments/${thread.id}/answer`, { text })} />
          <Words label="了结" hint="怎么了结的" press={(text) => press(`comments/${thread.id}/settle`, { text })} />
          {thread.suggestion === null ? null : (
            <Button onClick={() => press(`comments/${thread.id}/take`, { base: item.version })}>照建议改</Button>
          )}
        </Space>
      )}
    </Card>
  );
}

function placeOf({ anchor }: Thread, item: DeskItem): string {
  if ('field' in anchor) return fieldLabels[anchor.field];
  if ('unplaced' in anchor) return anchor.unplaced === '' ? '位置不明' : `位置不明，在“${anchor.unplaced}”旁边`;
  return `流程图：${nodeName(item.chart.chart?.nodes.find(({ id }) => id === anchor.node))}`;
}

/** Who wrote it: the person at the desk, or a name in a file with whoever brought it. */
function whoSaid({ by, brought }: Pick<Thread, 'by' | 'brought'>): string {
  if (brought === null) return by.name;
  return `文件署名“${brought.author}”${brought.at === null ? '' : ` ${brought.at.slice(0, 16).replace('T', ' ')}`}，${by.name}带回`;
}

function RoundCard({ round }: { readonly round: Round }): ReactElement {
  return (
    <Card size="small" title={`第 ${String(round.number)} 轮：${resultWords[round.result]}`}>
      <p>
        {round.submittedBy.name} {round.submittedAt.slice(0, 10)} 交审{round.due === null ? '' : `，${round.due} 以前审完`}。
        {round.reviewers.length === 0 ? '还没有请人审。' : `审核人：${round.reviewers.map((one) => one.name).join('、')}。`}
      </p>
      {round.opinions.map((one) => (
        <p key={one.by.person}>
          {one.by.name}：{one.verdict === 'approve' ? '同意' : '退回'}。{one.text}
        </p>
      ))}
      {round.text === '' ? null : <p>{round.text}</p>}
    </Card>
  );
}

type WordsProps = { readonly label: string; readonly hint: string; readonly empty?: boolean; readonly press: (text: string) => void };

function Words({ label, hint, empty = false, press }: WordsProps): ReactElement {
  const [text, setText] = useState('');
  return (
    <Space.Compact>
      <Input aria-label={hint} placeholder={hint} value={text} onChange={(event) => setText(event.target.value)} />
      <Button disabled={!empty && text.trim() === ''} onClick={() => press(text)}>
        {label}
      </Button>
    </Space.Compact>
  );
}

function nodeName(node: { readonly id: string; readonly [name: string]: unknown } | undefined): string {
  const plain = node?.['plainName'];
  return typeof plain === 'string' ? plain : (node?.id ?? '这一步已经没有了');
}
