import type { ReactElement } from 'react';
import { Link } from 'react-router';

import type { DeskCoverage } from '../../../contract/desk-types.ts';
import { useAnswer, useDesk } from '../desk-queries.ts';
import { Refusal, Waiting } from '../frame/waiting.tsx';
import { deskWords } from '../speech.ts';
import { ProgrammeScreen } from './programme-tabs.tsx';
import { StatutoryUpload } from './statutory-upload.tsx';

/** Rows of a group that are listed at once. */
const most = 200;

/** What the lists do not cover: each line a question to the unit. */
export function CoverageDesk(): ReactElement {
  const { coverage: words, bodies, say } = deskWords().programme;
  const desk = useDesk();
  const units = desk.data?.units ?? [];
  // Whoever leads the programme sees all; a compiler what his own list leaves open.
  const own = units.some(({ may }) => !may.includes('compile')) ? undefined : units[0]?.id;
  const coverage = useAnswer<DeskCoverage>(own === undefined ? '/coverage' : `/coverage?unit=${own}`, desk.data !== undefined);
  const compiled = units.filter(({ may }) => may.includes('compile'));
  if (coverage.isPending) return <Waiting />;
  if (coverage.isError) return <Refusal error={coverage.error} />;
  const { statutoryWithoutItem, itemsWithoutSource, postsMissing, claimedTwice, unmatched, bodies: open } = coverage.data;
  const item = (row: { readonly unit: string; readonly id: string; readonly name: string }, more = ''): ReactElement => (
    <>
      {row.unit} <Link to={`/items/${row.id}`}>{row.name}</Link> {more}
    </>
  );
  return (
    <ProgrammeScreen tab="coverage">
      <Group
        title={words.bodies}
        rows={open}
        line={(row) => `${row.unit} ${row.gaps.map((gap) => bodyWord(gap, bodies.gaps)).join(say.join)}`}
      />
      <Group title={words.unmatched} rows={unmatched} line={(row) => item(row, words.wants[row.wants])} />
      <Group title={words.statutory} rows={statutoryWithoutItem} line={(row) => `${row.unit} ${row.code} ${row.name}`} />
      <Group title={words.noSource} rows={itemsWithoutSource} line={(row) => item(row)} />
      <Group title={words.posts} rows={postsMissing} line={(row) => item(row, row.post)} />
      <Group
        title={words.twice}
        rows={claimedTwice}
        line={(row) => `${row.code} ${row.name} ${row.claims.map((one) => one.unit).join(say.join)}`}
      />
      {compiled.map((unit) => (
        <StatutoryUpload key={unit.id} unit={unit.id} name={unit.name} />
      ))}
    </ProgrammeScreen>
  );
}

function bodyWord(code: string, words: Readonly<Record<string, string>>): string {
  return words[code] ?? code;
}

type GroupProps<Row extends object> = {
  readonly title: string;
  readonly rows: readonly Row[];
  readonly line: (row: Row) => ReactElement | string;
};

function Group<Row extends object>({ title, rows, line }: GroupProps<Row>): ReactElement {
  const { coverage: words, say } = deskWords().programme;
  return (
    <details>
      <summary>{words.section(title, rows.length)}</summary>
      <ul>
        {rows.slice(0, most).map((row) => (
          <li key={JSON.stringify(row)}>{line(row)}</li>
        ))}
      </ul>
      {rows.length > most ? <p>{say.more(rows.length - most)}</p> : null}
    </details>
  );
}
