import type { ReactElement } from 'react';

import type { StepView } from '../../../contract/public-views.ts';
import { speechOf, SpeechProvider } from '../../ui/messages/speech.tsx';
import { type DrawingHand, StepList } from '../../ui/step-list/step-list.tsx';
import { chart as chartSheet } from '../../ui/style/chart.ts';
import './drawing.css';

// Steps name no day, so the instant is of no account.
const speech = speechOf('zh-CN', '2026-01-01T00:00:00Z');
const nobody: DrawingHand = { picked: null, marks: new Map(), onPick: null };

/** Steps drawn as the public page draws them, with the words that stand at them on the desk. */
export function ChartDrawing({
  label,
  steps,
  hand = nobody,
}: {
  readonly label: string;
  readonly steps: readonly StepView[];
  readonly hand?: DrawingHand;
}): ReactElement {
  return (
    <section className="desk-drawing" aria-label={label}>
      <style nonce={document.getElementById('desk')?.dataset['nonce']}>{chartSheet}</style>
      <SpeechProvider speech={speech}>
        <StepList steps={steps} hand={hand} />
      </SpeechProvider>
    </section>
  );
}
