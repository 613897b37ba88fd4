import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactElement, useDeferredValue, useState } from 'react';

import type { DeskArticles } from '../../../contract/desk-types.ts';
import { ask } from '../desk-client.ts';
import { Line } from './choice.tsx';

type Article = DeskArticles['articles'][number];

const stateWords: Readonly<Record<Article['state'], string>> = {
  'in-force': '现行有效',
  superseded: '已被替代',
  'not-yet-in-force': '还没生效',
  'text-not-in-hand': '条号待核',
  unknown: '法规库里没有',
};

/** Articles on which a step rests, picked from the law registry by words; a number is never typed. */
export function BasesPicker({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: readonly string[];
  readonly onChange: (ids: readonly string[]) => void;
}): ReactElement {
  const [typed, setTyped] = useState('');
  const search = useDeferredValue(typed.trim());
  const named = useLaws(value.length === 0 ? null : `ids=${encodeURIComponent(value.join(','))}`);
  const found = useLaws(search === '' ? null : `search=${encodeURIComponent(search)}`);
  const known = new Map((named.data?.articles ?? []).map((article) => [article.id, article]));
  const open = search === '' ? [] : (found.data?.articles ?? []).filter(({ id }) => !value.includes(id)).slice(0, 8);
  return (
    <fieldset aria-label={label} className="desk-group">
      <ul className="desk-picked">
        {value.map((id) => {
          const article = known.get(id);
          return (
            <li key={id}>
              {article === undefined ? id : nameOf(article)}{' '}
              <Button size="small" onClick={() => onChange(value.filter((one) => one !== id))}>
                不要“{article === undefined ? id : nameOf(article)}”
              </Button>
            </li>
          );
        })}
      </ul>
      <Line label="找法规" value={typed} hint="法规名、条号或者意思，如 社会救助 公示" onChange={setTyped} />
      {search !== '' && found.data?.total === 0 ? <p className="desk-sub">法规库里没有找到。请换个词，或者请法规管理员补上。</p> : null}
      <ul className="desk-picked">
        {open.map((article) => (
          <li key={article.id}>
            <Button size="small" onClick={() => onChange([...value, article.id])}>
              加上{nameOf(article)}
            </Button>{' '}
            <span className="desk-sub">
              {stateWords[article.state]}。{article.gist}
            </span>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

function useLaws(query: string | null) {
  return useQuery({
    queryKey: ['laws', query],
    queryFn: () => ask<DeskArticles>(`/articles?${query ?? ''}`),
    enabled: query !== null,
    staleTime: 300_000,
    placeholderData: keepPreviousData,
  });
}

function nameOf({ title, article }: Article): string {
  if (article === '') return `《${title}》`;
  return `《${title}》${/^\d+$/.test(article) ? `第 ${article} 条` : article}`;
}
