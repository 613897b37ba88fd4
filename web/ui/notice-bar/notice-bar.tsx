import type { ReactElement, ReactNode } from 'react';

/** A short message across the page: plain, `warn` (something stands still, not in force) or `good`. */
export function NoticeBar(props: { readonly tone?: 'plain' | 'warn' | 'good'; readonly children: ReactNode }): ReactElement {
  const tone = props.tone ?? 'plain';
  return <div className={tone === 'plain' ? 'notice-bar' : `notice-bar ${tone}`}>{props.children}</div>;
}
