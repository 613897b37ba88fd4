import type { ReactElement } from 'react';

import type { DeskAlert } from '../../../contract/desk-types.ts';
import { alertWords } from './supervision-words.ts';

/** Everything that happened, newest first. */
export function AlertHistory({ lines }: { readonly lines: DeskAlert['history'] }): ReactElement {
  return (
    <section aria-labelledby="sv-history">
      <h2 id="sv-history">{alertWords.history}</h2>
      <ol className="sv-history">
        {lines.map((line, at) => (
          <li key={`${line.at} ${String(lines.length - at)}`}>
            <b>{wordOf(alertWords.happened, line.type)}</b>
            <br />
            <span className="desk-sub">
              {dayText(line.at)} {line.by ?? alertWords.system}
            </span>
            {detailsOf(line.detail).map((text) => (
              <span key={text}>
                <br />
                {text}
              </span>
            ))}
            {line.text === null || line.text === '' ? null : <blockquote>{line.text}</blockquote>}
          </li>
        ))}
      </ol>
    </section>
  );
}

function wordOf(words: Readonly<Record<string, string>>, key: string): string {
  return words[key] ?? '';
}

function dayText(instant: string): string {
  return new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', dateStyle: 'medium', timeStyle: 'short' }).format(new Date(instant));
}

function detailsOf(detail: Readonly<Record<string, string | null>>): readonly string[] {
  const tell = (name: string, say: (value: string) => string): readonly string[] => {
    const value = detail[name] ?? null;
    return value === null ? [] : [say(value)];
  };
  return [
    ...tell('outcome', (value) => wordOf(alertWords.outcome, value)),
    ...tell('answer', (value) => wordOf(alertWords.answers, value)),
    ...tell('how', (value) => wordOf(alertWords.clearings, value)),
    ...tell('cause', (value) => wordOf(alertWords.causes, value)),
    ...tell('place', alertWords.from),
    ...tell('dueDay', alertWords.until),
    ...tell('filterUntil', alertWords.filterUntil),
    ...tell('lookBackOn', alertWords.lookBackOn),
  ];
}
