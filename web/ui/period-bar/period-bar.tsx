import type { ReactElement } from 'react';
import type { NoticeCard } from '../../../contract/public-views.ts';
import { useSpeech } from '../messages/speech.tsx';

/** Publicity period: 第 5 天 / 共 7 天 as words and as cells, filled for days that have begun. */
export function PeriodBar(props: { readonly notice: NoticeCard }): ReactElement {
  const { words, dates } = useSpeech();
  const { day, days, open, from, until } = props.notice;
  const cells = Array.from({ length: days }, (_, index) => index);
  return (
    <div className="period">
      <b>{open ? words.period.of(day, days) : words.period.over}</b>{' '}
      <span className="sub">{words.period.range(dates.day(from), dates.day(until))}</span>
      {open ? (
        <svg aria-hidden="true" viewBox={`0 0 ${days * 10} 10`} preserveAspectRatio="none">
          {cells.map((cell) => (
            <path
              key={cell}
              d={`M${cell * 10 + 0.5} 1h9v8h-9z`}
              fill={cell < day ? '#173f5f' : '#fff'}
              stroke="#173f5f"
              vectorEffect="non-scaling-stroke"
            />
          ))}
        </svg>
      ) : null}
    </div>
  );
}
