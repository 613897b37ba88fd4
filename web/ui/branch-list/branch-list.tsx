import type { ReactElement } from 'react';
import type { BranchView } from '../../../contract/public-views.ts';
import { useSpeech } from '../messages/speech.tsx';

/** The exits of a decision in words: answer in a box, then an arrow forward or a return arrow. */
export function BranchList(props: { readonly branches: readonly BranchView[] }): ReactElement | null {
  const { step } = useSpeech().words;
  if (props.branches.length === 0) return null;
  return (
    <ul className="branch">
      {props.branches.map((branch, index) => (
        <li key={index} className={branch.back ? 'back' : undefined}>
          <b>{branch.label}</b>
          <i aria-hidden="true">{branch.back ? '↩' : '→'}</i> <span className="vh">{branch.back ? step.back : step.forward}</span>
          {branch.to}
        </li>
      ))}
    </ul>
  );
}
