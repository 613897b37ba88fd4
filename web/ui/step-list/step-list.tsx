import { Fragment, type ReactElement, type ReactNode } from 'react';
import type { ItemView, StepView } from '../../../contract/public-views.ts';
import { BranchList } from '../branch-list/branch-list.tsx';
import { Citation } from '../citation-list/citation-list.tsx';
import { useSpeech } from '../messages/speech.tsx';
import { RiskList } from '../risk-list/risk-list.tsx';
import { RiskTag, riskClass } from '../risk-tag/risk-tag.tsx';

/**
 * The chart as an ordered list with the responsibility track 您/村/镇/县 at its left on the desk. The steps of a normal case are
 * shown in full; those of a side branch are folded behind the step that they leave. Paper carries the main path only.
 */
export function StepList(props: { readonly steps: readonly StepView[] }): ReactElement {
  const { step } = useSpeech().words;
  const main = props.steps.filter((entry) => entry.after === null);
  return (
    <>
      <div className="lanes" aria-hidden="true">
        {step.lanes.map((lane) => (
          <b key={lane}>{lane}</b>
        ))}
      </div>
      <ol className="flow">
        {main.map((entry) => (
          <Fragment key={entry.id}>
            <Step step={entry} />
            <SideBranch lane={entry.lane} steps={props.steps.filter((side) => side.after === entry.number)} />
          </Fragment>
        ))}
      </ol>
    </>
  );
}

/** What not every case passes, as one folded entry. */
function SideBranch(props: { readonly lane: StepView['lane']; readonly steps: readonly StepView[] }): ReactElement | null {
  const { step } = useSpeech().words;
  const [first, last] = [props.steps[0], props.steps.at(-1)];
  if (first === undefined || last === undefined) return null;
  return (
    <li className={`side l${props.lane} same`}>
      <details className="fold">
        <summary>
          {step.side(first.number, last.number)}
          <small>{props.steps.map((entry) => entry.plainName).join(step.besideJoin)}</small>
        </summary>
        <ol>
          {props.steps.map((entry) => (
            <Step key={entry.id} step={entry} />
          ))}
        </ol>
      </details>
    </li>
  );
}

/** How many risk points of each level, and what the node shapes mean. */
export function Legend(props: { readonly counts: ItemView['riskCounts'] }): ReactElement {
  const { risk, step } = useSpeech().words;
  const levels = (['high', 'middle', 'low'] as const).filter((level) => props.counts[level] > 0);
  return (
    <ul className="legend" aria-label={step.legend}>
      {levels.map((level) => (
        <li key={level} className={riskClass(level)}>
          <RiskTag level={level} /> {risk.places(props.counts[level])}
        </li>
      ))}
      {step.marks.map((mark) => (
        <li key={mark}>{mark}</li>
      ))}
    </ul>
  );
}

function Step(props: { readonly step: StepView }): ReactElement {
  const { step: words } = useSpeech().words;
  const { step } = props;
  return (
    <li className={`${shapeClass(step.kind)} l${step.lane} ${moveClass(step)}`}>
      <span className="node" aria-hidden="true">
        <span>{step.number}</span>
      </span>
      <div className="card">
        <p className="kind">
          {words.number(step.number)} · {words.kind[step.kind]}
          {step.kind === 'citizen' ? null : <span className="lane"> · {words.lanes[step.lane]}</span>}
        </p>
        <h3>{step.plainName}</h3>
        <BranchList branches={step.branches} />
        <StepFacts step={step} />
        <RiskList risks={step.risks} />
      </div>
    </li>
  );
}

function StepFacts(props: { readonly step: StepView }): ReactElement | null {
  const { step: words, risk } = useSpeech().words;
  const { step } = props;
  const beside = step.beside.length === 0 ? null : words.besideSteps(step.beside.join(words.besideJoin));
  // What a risk point already forbids is not said twice.
  const alreadySaid = new Set(step.risks.flatMap((entry) => entry.forbidden));
  const forbidden = step.forbidden.filter((text) => !alreadySaid.has(text));
  const lines: readonly (readonly [string, ReactNode, string?])[] = [
    [words.who, step.who],
    [words.where, step.where, 'fact-more'],
    [words.howLong, step.howLong],
    [words.youGet, step.youGet],
    [words.rule, step.rule],
    [words.beside, beside, 'fact-more'],
  ];
  const shown = lines.filter(([, value]) => value !== null);
  if (shown.length === 0 && forbidden.length === 0 && step.basis.length === 0) return null;
  return (
    <dl className="facts">
      {shown.map(([label, value, className]) => (
        <div key={label} className={className}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
      {forbidden.length === 0 ? null : (
        <div>
          <dt>{risk.forbiddenShort}</dt>
          <dd>{forbidden.join('；')}</dd>
        </div>
      )}
      {step.basis.length === 0 ? null : (
        <div className="fact-basis">
          <dt>{words.basis}</dt>
          {step.basis.map((citation, index) => (
            <dd key={index}>
              <Citation citation={citation} onlyDoubts />
            </dd>
          ))}
        </div>
      )}
    </dl>
  );
}

function shapeClass(kind: StepView['kind']): string {
  switch (kind) {
    case 'decision':
    case 'vote':
      return 'decision';
    case 'notice':
      return 'notice';
    case 'end':
      return 'end';
    case 'step':
    case 'wait':
    case 'citizen':
      return 'step';
  }
}

/** `same` when the matter stays in its lane, else the two lanes between which the track runs, smaller first. */
function moveClass(step: StepView): string {
  const low = Math.min(step.lane, step.laneBefore);
  const high = Math.max(step.lane, step.laneBefore);
  return low === high ? 'same' : `m${low}${high}`;
}
