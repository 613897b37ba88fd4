import type { ReactElement } from 'react';
import type { RiskView } from '../../../contract/public-views.ts';
import { useSpeech } from '../messages/speech.tsx';
import { RiskTag, riskClass } from '../risk-tag/risk-tag.tsx';

/** Risk points of a step, each to be opened: what is forbidden and how it is prevented. */
export function RiskList(props: { readonly risks: readonly RiskView[] }): ReactElement | null {
  if (props.risks.length === 0) return null;
  return (
    <div className="risks">
      {props.risks.map((risk, index) => (
        <Risk key={index} risk={risk} />
      ))}
    </div>
  );
}

function Risk(props: { readonly risk: RiskView }): ReactElement {
  const { risk: words } = useSpeech().words;
  const { level, what, forbidden, prevention } = props.risk;
  return (
    <details className={`risk ${riskClass(level)}`}>
      <summary>
        <RiskTag level={level} />
        <span className="rtext">{what}</span>
      </summary>
      <dl>
        {forbidden.length === 0 ? null : <dt>{words.forbidden}</dt>}
        {forbidden.map((text, index) => (
          <dd key={index}>{text}</dd>
        ))}
        <dt>{words.prevention}</dt>
        <dd>{prevention}</dd>
      </dl>
    </details>
  );
}
