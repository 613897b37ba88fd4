import type { ReactElement } from 'react';
import type { CaseView } from '../../../contract/work-views.ts';
import { FormProblems } from '../../ui/error-summary/error-summary.tsx';
import { useSpeech } from '../../ui/messages/speech.tsx';

/**
 * The answer to a form that the page no longer draws, because somebody else was first or the step is not this official's: why it was
 * refused, and what he had written, so that it is not lost. Nothing when the form itself stands on the page and says it.
 */
export function GivenBack(props: { readonly view: CaseView }): ReactElement | null {
  const { case: text } = useSpeech().words.work;
  const { view } = props;
  if (view.formNode !== null && isDrawn(view, view.formNode)) return null;
  const written = Object.entries(view.form.values).filter(([name, value]) => isText(name) && value.trim() !== '');
  return (
    <>
      <FormProblems form={view.form} />
      {written.length === 0 || view.formNode === null ? null : (
        <div className="box">
          <h2>{text.written}</h2>
          {written.map(([name, value]) => (
            <p key={name}>{value}</p>
          ))}
        </div>
      )}
    </>
  );
}

/** Chosen buttons and ticks are quickly chosen again; words are not. */
function isText(name: string): boolean {
  return name.startsWith('f.') || name === 'answer';
}

function isDrawn(view: CaseView, node: string): boolean {
  return (
    view.acts.some((act) => act.node === node && act.refusal === null) ||
    view.objections.some((objection) => objection.id === node && objection.state === 'open' && objection.refusal === null)
  );
}
