import { Alert, Tag } from 'antd';
import type { ReactElement } from 'react';
import { Link, useParams } from 'react-router';

import type { DeskLaw } from '../../../contract/desk-law.ts';
import { useAnswer } from '../desk-queries.ts';
import { Refusal, Waiting } from '../frame/waiting.tsx';
import { ChangeForm } from './change-form.tsx';
import { articleWords, changeWords, citationWords } from './law-words.ts';

/** One document: its articles with every wording, who cites them, what the county recorded, and a change. */
export function LawDesk(): ReactElement {
  const { document = '' } = useParams();
  const read = useAnswer<DeskLaw>(`/laws/documents/${document}`);
  if (read.isPending) return <Waiting />;
  if (read.isError) return <Refusal error={read.error} />;
  const law = read.data;
  return (
    <section aria-label="文件">
      <p>
        <Link to="/laws">回到法规库</Link>
      </p>
      <h1>{law.title}</h1>
      <p>
        {law.issuer}
        {law.number === null ? '' : `，${law.number}`}
        {law.validFrom === null ? '' : `，${law.validFrom}起施行`}。出处：{law.source}
      </p>
      {law.validTo === null ? null : <Ended law={law} />}
      <Wordings law={law} />
      {law.may.record ? <ChangeForm key={law.version} law={law} /> : null}
      <Citing law={law} />
      <History law={law} />
    </section>
  );
}

function Ended({ law }: { readonly law: DeskLaw }): ReactElement {
  const by = law.supersededBy;
  return (
    <Alert
      type="warning"
      title={`${law.validTo ?? ''}之后失效`}
      description={by === null ? '没有写明由哪部文件接替。' : <Link to={`/laws/${by.id}`}>由《{by.title}》接替</Link>}
    />
  );
}

function Wordings({ law }: { readonly law: DeskLaw }): ReactElement {
  return (
    <>
      <h2>条文</h2>
      {law.wordings.length === 0 ? <p>还没有加条文。</p> : null}
      <table className="desk-rows">
        <thead>
          <tr>
            <th scope="col">条</th>
            <th scope="col">说的是什么</th>
            <th scope="col">施行的日子</th>
            <th scope="col">效力</th>
            <th scope="col">引用它的事项</th>
          </tr>
        </thead>
        <tbody>
          {law.wordings.map((wording) => (
            <tr key={`${wording.article} ${wording.validFrom ?? ''}`}>
              <th scope="row">{articleWords(wording.article)}</th>
              <td>
                {wording.gist}
                <Text wording={wording} />
              </td>
              <td>{daysOf(wording)}</td>
              <td>
                {wording.current ? <Tag>{citationWords[wording.state]}</Tag> : '不是现在的文字'}
                {wording.successor === null
                  ? null
                  : `由《${wording.successor.title}》${articleWords(wording.successor.to.split('#')[1] ?? '')}接替（${wording.successor.source}）`}
                {wording.state === 'superseded' && wording.successor === null ? '没有写明由哪一条接替' : null}
              </td>
              <td>{wording.cited}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function daysOf({ validFrom, validTo }: DeskLaw['wordings'][number]): string {
  if (validFrom === null && validTo === null) return '随文件';
  return `${validFrom ?? ''}${validFrom === null ? '' : '起'}${validTo === null ? '' : `到${validTo}`}`;
}

function Text({ wording }: { readonly wording: DeskLaw['wordings'][number] }): ReactElement | null {
  if (wording.text === null) return null;
  return (
    <details>
      <summary>原文</summary>
      <p className="desk-value">{wording.text}</p>
      <p className="desk-sub">
        指纹 <code>{wording.textHash}</code>
      </p>
    </details>
  );
}

function Citing({ law }: { readonly law: DeskLaw }): ReactElement {
  return (
    <>
      <h2>引用它的事项：{law.citing.length}</h2>
      {law.citing.length === 0 ? null : (
        <details>
          <summary>看是哪些</summary>
          <ul>
            {law.citing.map((one) => (
              <li key={`${one.unit} ${one.code}`}>
                {one.unit}：{one.code} {one.name}（{one.articles.map(articleWords).join('、')}）
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function History({ law }: { readonly law: DeskLaw }): ReactElement {
  return (
    <>
      <h2>记过什么</h2>
      {law.history.length === 0 ? <p>县里还没有记过。这是随软件来的记录。</p> : null}
      <ul>
        {law.history.map((one) => (
          <li key={`${String(one.at)} ${one.kind} ${one.article ?? ''}`}>
            {new Date(one.at).toLocaleDateString('zh-CN')} {one.name}
            {one.post === null ? '' : `（${one.post}）`}：
            {one.kind === 'registered' ? '登记' : changeWords[one.kind as keyof typeof changeWords]}
            {one.kind === 'registered' ? '' : ` ${articleWords(one.article)}`}
            {one.day === null ? '' : `，${one.day}`}。出处：{one.source}
          </li>
        ))}
      </ul>
    </>
  );
}
