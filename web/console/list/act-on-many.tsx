import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Card, Input, Progress, Select, Space } from 'antd';
import { type ReactElement, useRef, useState } from 'react';
import { Link } from 'react-router';

import type { DeskItem, DeskList, DeskView } from '../../../contract/desk-types.ts';
import { act, DeskRefusal, newKey } from '../desk-client.ts';
import { useDesk, useItem } from '../desk-queries.ts';
import { Refusal } from '../frame/waiting.tsx';
import { deskWords } from '../speech.ts';

type Row = DeskList['rows'][number];
type Right = DeskView['units'][number]['may'][number];
type Verb = 'submit' | 'round' | 'close-round' | 'publish' | 'override';
type Left = { readonly row: Row; readonly error: unknown };
type Press = (verb: Verb, body: object) => void;

/** From which states each act goes on. An opinion is not among them: whoever reviews opens each item. */
const startsFrom: Readonly<Record<Verb, readonly Row['status'][]>> = {
  submit: ['draft', 'returned', 'revising'],
  round: ['submitted'],
  'close-round': ['in-review'],
  publish: ['approved'],
  override: ['approved'],
};

/** One act on all chosen items, one after the other: each succeeds or is refused by itself, and it can be stopped in between. */
export function ActOnMany(props: {
  readonly rows: readonly Row[];
  readonly may: readonly Right[];
  readonly done: () => void;
}): ReactElement {
  const { rows, may, done } = props;
  const many = useMany(done);
  const { many: words } = deskWords().list;
  const fits = (verb: Verb): readonly Row[] => rows.filter(({ status }) => startsFrom[verb].includes(status));
  const press: Press = (verb, body) => void many.run(fits(verb), verb, body);
  return (
    <section aria-label={words.label} className="desk-many">
      <output>
        {rows.length === 0 ? null : <p>{words.chosen(rows.length, statesOf(rows))}</p>}
        {many.share === null ? null : (
          <Space className="desk-wide">
            <Progress className="desk-bar" percent={many.share} aria-label={words.progress} />
            <Button onClick={many.stop}>{words.stop}</Button>
          </Space>
        )}
        {many.told === '' ? null : <Alert type="info" showIcon title={many.told} />}
      </output>
      {many.left.map(({ row, error }) => (
        <section key={row.id} aria-label={row.name}>
          <Link to={`/items/${row.id}`}>{row.name}</Link>
          <Refusal error={error} />
        </section>
      ))}
      {rows.length === 0 || many.share !== null ? null : (
        <Space wrap align="start">
          {may.includes('compile') ? <Plain verb="submit" label={words.submit} fits={fits} press={press} /> : null}
          {may.includes('publish') ? (
            <>
              <NameForMany rows={fits('round')} press={press} />
              <Plain verb="close-round" label={words.close} fits={fits} press={press} />
              <PublishMany rows={fits('publish')} press={press} />
            </>
          ) : null}
        </Space>
      )}
    </section>
  );
}

function Plain(props: {
  readonly verb: Verb;
  readonly label: (count: number) => string;
  readonly fits: (verb: Verb) => readonly Row[];
  readonly press: Press;
}): ReactElement {
  const count = props.fits(props.verb).length;
  return (
    <Button disabled={count === 0} onClick={() => props.press(props.verb, {})}>
      {props.label(count)}
    </Button>
  );
}

/** Reviewers for all chosen items. Who can be named is the same in the whole unit; whoever wrote an item is refused there. */
function NameForMany({ rows, press }: { readonly rows: readonly Row[]; readonly press: Press }): ReactElement | null {
  const [first] = rows;
  return first === undefined ? null : <NamedReviewers first={first} count={rows.length} press={press} />;
}

function NamedReviewers(props: { readonly first: Row; readonly count: number; readonly press: Press }): ReactElement {
  const item = useItem(props.first.id);
  const { many: words } = deskWords().list;
  const [named, setNamed] = useState<readonly string[]>([]);
  const [due, setDue] = useState('');
  return (
    <Card size="small" title={words.name(props.count)}>
      <Space wrap>
        <Select
          aria-label={words.reviewers}
          mode="multiple"
          className="desk-people"
          value={[...named]}
          showSearch={{ optionFilterProp: 'label' }}
          options={eligibleOf(item.data).map(({ person, name, post }) => ({ value: person, label: `${name}（${post ?? ''}）` }))}
          onChange={setNamed}
        />
        <Input aria-label={words.before} placeholder={words.beforeHint} value={due} onChange={(event) => setDue(event.target.value)} />
        <Button
          disabled={named.length === 0}
          onClick={() => props.press('round', { reviewers: named, due: due.trim() === '' ? null : due.trim() })}
        >
          {words.ask}
        </Button>
      </Space>
    </Card>
  );
}

function eligibleOf(item: DeskItem | undefined): DeskItem['rounds'][number]['eligible'] {
  return item?.rounds.find(({ result }) => result === 'open')?.eligible ?? [];
}

/** Publishes what was approved. The path for texts that are not in hand is taken only with its reason, and is recorded with each item. */
function PublishMany({ rows, press }: { readonly rows: readonly Row[]; readonly press: Press }): ReactElement | null {
  const { many: words } = deskWords().list;
  const [day, setDay] = useState('');
  const [reason, setReason] = useState('');
  if (rows.length === 0) return null;
  const effectiveFrom = day.trim();
  return (
    <Card size="small" title={words.publishing(rows.length)}>
      <Space wrap>
        <Input aria-label={words.from} placeholder={words.fromHint} value={day} onChange={(event) => setDay(event.target.value)} />
        <Button type="primary" disabled={effectiveFrom === ''} onClick={() => press('publish', { effectiveFrom })}>
          {words.publish}
        </Button>
        <Input
          aria-label={words.reason}
          placeholder={words.reasonHint}
          className="desk-people"
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <Button
          disabled={effectiveFrom === '' || reason.trim().length < 10}
          onClick={() => press('override', { effectiveFrom, path: 'text-not-in-hand', reason: reason.trim() })}
        >
          {words.override}
        </Button>
      </Space>
    </Card>
  );
}

/** The run over many items: how far it is, what was refused, and the hand on the brake. */
function useMany(done: () => void) {
  const desk = useDesk();
  const client = useQueryClient();
  const [share, setShare] = useState<number | null>(null);
  const [told, setTold] = useState('');
  const [left, setLeft] = useState<readonly Left[]>([]);
  const stopped = useRef(false);
  const run = async (rows: readonly Row[], verb: Verb, body: object): Promise<void> => {
    stopped.current = false;
    setTold('');
    const refused: Left[] = [];
    let tried = 0;
    for (const row of rows) {
      if (stopped.current) break;
      setShare(Math.round((tried / rows.length) * 100));
      tried += 1;
      try {
        const sent = { body: { base: row.version, ...body }, csrf: desk.data?.csrf ?? '', key: newKey() };
        await act(`/items/${row.id}/${verb}`, sent);
      } catch (error) {
        refused.push({ row, error });
        // Without the server the rest would fail alike; nothing of it is half done.
        if (error instanceof DeskRefusal && (error.status === 0 || error.status === 401)) break;
      }
    }
    setShare(null);
    setLeft(refused);
    setTold(toldOf({ all: rows.length, tried, refused: refused.length }));
    done();
    await client.invalidateQueries();
  };
  return { share, told, left, run, stop: () => void (stopped.current = true) };
}

function toldOf({ all, tried, refused }: { readonly all: number; readonly tried: number; readonly refused: number }): string {
  const { many: words } = deskWords().list;
  const parts = [words.done(tried - refused)];
  if (refused > 0) parts.push(words.refused(refused));
  if (tried < all) parts.push(words.left(all - tried));
  return `${parts.join(words.join)}${words.end}`;
}

/** In words: which of the chosen can go on at all. */
function statesOf(rows: readonly Row[]): string {
  const counts = new Map<Row['status'], number>();
  for (const { status } of rows) counts.set(status, (counts.get(status) ?? 0) + 1);
  const { list, status: states } = deskWords();
  return [...counts].map(([status, count]) => list.many.state(states[status], count)).join(list.many.and);
}
