import type { ReactElement } from 'react';
import type { ActivityView } from '../../../contract/public-views.ts';
import { useSpeech } from '../../ui/messages/speech.tsx';
import { Section } from '../../ui/page-frame/section.tsx';

/** How it went lately: counts only. Groups below ten are never listed, so that no family can be recognised. */
export function ItemActivity(props: { readonly activity: ActivityView }): ReactElement {
  const { words, dates } = useSpeech();
  const { item } = words;
  const { activity } = props;
  if (activity.actsThisYear === 0) {
    return (
      <Section id="lately" title={item.lately} className="screen">
        <p>{item.noActs}</p>
      </Section>
    );
  }
  return (
    <Section id="lately" title={item.lately} hint={item.latelyHint} className="screen">
      <div className="list">
        <div className="num">
          <b>{item.acts(activity.actsThisYear)}</b>
          <span className="sub">{item.actsLabel}</span>
          {activity.lastActDay === null ? null : <small>{item.lastAct(dates.day(activity.lastActDay))}</small>}
        </div>
        <ul>
          {activity.weeks.map((week) => (
            <li key={`${week.town} ${week.weekFrom}`} className="pair">
              <span>
                {week.town} · {item.week(dates.day(week.weekFrom))}
              </span>
              <span>{item.weekActs(week.acts)}</span>
            </li>
          ))}
        </ul>
        <p className="sub in">{activity.smallerGroups ? item.smallGroups : item.groupRule}</p>
      </div>
    </Section>
  );
}
