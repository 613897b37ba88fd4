import type { ReactElement } from 'react';
import type { NoticeCard } from '../../../contract/public-views.ts';
import { PeriodBar } from '../period-bar/period-bar.tsx';

/** Notices in a list, each with its period. */
export function NoticeList(props: { readonly notices: readonly NoticeCard[] }): ReactElement {
  return (
    <ul className="list">
      {props.notices.map((notice) => (
        <li key={notice.id}>
          <a href={`/notices/${encodeURIComponent(notice.id)}`}>{notice.title}</a>
          <small>
            {notice.unitName} · {notice.itemName}
          </small>
          <PeriodBar notice={notice} />
        </li>
      ))}
    </ul>
  );
}
