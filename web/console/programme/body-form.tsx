import { Button, Space } from 'antd';
import { type ReactElement, useState } from 'react';

import type { DeskBodies, DeskBody } from '../../../contract/desk-types.ts';
import { useAnswer } from '../desk-queries.ts';
import { Refusal, Waiting } from '../frame/waiting.tsx';
import { deskWords } from '../speech.ts';
import { ActForm } from './act-form.tsx';
import { ChoiceField, DayField, emptyPaper, PaperFields, TextField } from './field.tsx';

type SeatKind = 'head' | 'deputy' | 'member';
type Seat = { readonly post: string; readonly as: SeatKind };

/** Sets the body of a unit from a day on: paper, office, seats by posts. */
export function BodyForm({ one, today }: { readonly one: DeskBodies['units'][number]; readonly today: string }): ReactElement {
  const { bodies: words, say } = deskWords().programme;
  const { now, unit, version } = one;
  const [paper, setPaper] = useState(emptyPaper);
  const [from, setFrom] = useState(today);
  const [office, setOffice] = useState(now?.office ?? '');
  const [seats, setSeats] = useState<readonly Seat[]>(
    now?.seats?.map(({ post, as }) => ({ post: post.id, as })) ?? [{ post: '', as: 'head' }],
  );
  const path = `/programme/bodies/${encodeURIComponent(unit.id)}`;
  const body = (): object => ({ base: version, from, paper, office, seats });
  return (
    <ActForm label={now === null ? words.set : words.edit} path={path} body={body}>
      <h2>{words.formOf(unit.name)}</h2>
      <DayField label={say.from} value={from} onChange={setFrom} />
      <PaperFields paper={paper} onChange={setPaper} />
      <TextField label={words.office} value={office} onChange={setOffice} />
      <Seats unit={unit.id} seats={seats} onChange={setSeats} />
    </ActForm>
  );
}

type SeatsProps = { readonly unit: string; readonly seats: readonly Seat[]; readonly onChange: (seats: readonly Seat[]) => void };

function Seats({ unit, seats, onChange }: SeatsProps): ReactElement {
  const { bodies: words, seatKinds } = deskWords().programme;
  const view = useAnswer<DeskBody>(`/programme/bodies/${encodeURIComponent(unit)}`);
  if (view.isPending) return <Waiting />;
  if (view.isError) return <Refusal error={view.error} />;
  const options = view.data.posts.map(({ id, name, unit: of }) => ({ value: id, label: `${of} ${name}` }));
  const kinds = (['head', 'deputy', 'member'] as const).map((value) => ({ value, label: seatKinds[value] }));
  const put = (at: number, part: Partial<Seat>): void => onChange(seats.map((seat, index) => (index === at ? { ...seat, ...part } : seat)));
  return (
    <fieldset>
      <legend>{words.seats}</legend>
      {seats.map((seat, at) => (
        <Space key={at} wrap align="end">
          <ChoiceField label={words.as} value={seat.as} options={kinds} onChange={(as) => put(at, { as })} />
          <ChoiceField
            label={words.seat(at + 1)}
            value={seat.post}
            options={[{ value: '', label: words.choose }, ...options]}
            onChange={(post) => put(at, { post })}
          />
          <Button onClick={() => onChange(seats.filter((_, index) => index !== at))}>{words.drop}</Button>
        </Space>
      ))}
      <div>
        <Button onClick={() => onChange([...seats, { post: '', as: 'member' }])}>{words.addSeat}</Button>
      </div>
    </fieldset>
  );
}
