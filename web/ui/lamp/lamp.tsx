import type { ReactElement } from 'react';
import { useSpeech } from '../messages/speech.tsx';

/** Colour of an alert as a word and bars, so that nobody needs to tell colours apart: two bars red, one yellow. Nothing when it is dark. */
export function Lamp(props: { readonly lamp: 'none' | 'yellow' | 'red' }): ReactElement | null {
  const { alerts: text } = useSpeech().words;
  const { lamp } = props;
  if (lamp === 'none') return null;
  return (
    <span className={`lamp ${lamp}`}>
      <span aria-hidden="true" className="bars">
        <i />
        {lamp === 'red' ? <i /> : null}
      </span>
      {text.lamp[lamp]}
    </span>
  );
}
