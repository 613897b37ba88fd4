import { Fragment, type ReactElement, type ReactNode } from 'react';
import type { ItemView, StepView } from '../../../contract/public-views.ts';
import { BranchList } from '../branch-list/branch-list.tsx';
import { Citation } from '../citation-list/citation-list.tsx';
import { useSpeech } from '../messages/speech.tsx';
import { RiskList } from '../risk-list/risk-list.tsx';
import { RiskTag, riskClass } from '../risk-tag/risk-tag.tsx';

/** A word that stands at a step while the chart is drawn: `must` has to be mended, `now` is where a played case stands. */
export type StepMark = { readonly tone: 'must' | 'note' | 'changed' | 'now'; readonly word: string };

/** What the hand that draws a chart sees and does: one step is picked, words stand at steps, and nothing is folded. */
export type DrawingHand = {
  readonly picked: string | null;
  readonly marks: ReadonlyMap<string, readonly StepMark[]>;
  /** Null where steps are only looked at. */
  readonly onPick: ((id: string) => void) | null;
};

/**
 * The chart as an ordered list with the responsibility track 您/村/镇/县 at its left on the desk. The steps of a normal case are
 * shown in full; those of a side branch are folded behind the step that they leave. Paper carries the main path only. With a `hand` it is the
 * same drawing on the desk of who draws it.
 */
export function StepList(props: { readonly steps: readonly StepView[]; readonly hand?: DrawingHand }): ReactElement {
  const { step } = useSpeech().words;
  const { hand } = props;
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
            <Step step={entry} hand={hand} />
            <SideBranch lane={entry.lane} steps={props.steps.filter((side) => side.after === entry.number)} hand={hand} />
          </Fragment>
        ))}
      </ol>
    </>
  );
}

/** What not every case passes, as one folded entry. */
function SideBranch(props: {
  readonly lane: StepView['lane'];
  readonly steps: readonly StepView[];
  readonly hand: DrawingHand | undefined;
}): ReactElement | null {
  const { step } = useSpeech().words;
  const [first, last] = [props.steps[0], props.steps.at(-1)];
  if (first === undefined || last === undefined) return null;
  return (
    <li className={`side l${props.lane} same`}>
      <details className="fold" open={props.hand === undefined ? undefined : true}>
        <summary>
          {step.side(first.number, last.number)}
          <small>{props.steps.map((entry) => entry.plainName).join(step.besideJoin)}</small>
        </summary>
        <ol>
          {props.steps.map((entry) => (
            <Step key={entry.id} step={entry} hand={props.hand} />
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

function Step(props: { readonly step: StepView; readonly hand: DrawingHand | undefined }): ReactElement {
  const { step: words } = useSpeech().words;
  const { step, hand } = props;
  const picked = hand?.picked === step.id ? ' picked' : '';
  return (
    <li
      className={`${shapeClass(step.kind)} l${step.lane} ${moveClass(step)}${picked}`}
      data-step={hand === undefined ? undefined : step.id}
    >
      <span className="node" aria-hidden="true">
        <span>{step.number}</span>
      </span>
      <div className="card">
        <p className="kind">
          {words.number(step.number)} · {words.kind[step.kind]}
          {step.kind === 'citizen' ? null : <span className="lane"> · {words.lanes[step.lane]}</span>}
        </p>
        <StepTitle step={step} hand={hand} />
        <BranchList branches={step.branches} />
        <StepFacts step={step} />
        <RiskList risks={step.risks} />
      </div>
    </li>
  );
}

/** The name; on the desk a button that picks the step, with the words that stand at it. */
function StepTitle({ step, hand }: { readonly step: StepView; readonly hand: DrawingHand | undefined }): ReactElement {
  if (hand === undefined) return <h3>{step.plainName}</h3>;
  const { onPick } = hand;
  return (
    <>
      <h3>
        {onPick === null ? (
          step.plainName
        ) : (
          <button type="button" className="pick" aria-pressed={hand.picked === step.id} onClick={() => onPick(step.id)}>
            {step.plainName}
          </button>
        )}
      </h3>
      {(hand.marks.get(step.id) ?? []).map(({ tone, word }) => (
        <p key={`${tone} ${word}`} className={`step-mark step-${tone}`}>
          {word}
        </p>
      ))}
    </>
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
