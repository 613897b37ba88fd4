import type { ReactElement } from 'react';
import type { RiskLevel } from '../../../core/chart/chart.ts';
import { useSpeech } from '../messages/speech.tsx';

const bars: Readonly<Record<RiskLevel, string>> = {
  low: 'M0 6h3v4H0z',
  middle: 'M0 6h3v4H0zM4 3h3v7H4z',
  high: 'M0 6h3v4H0zM4 3h3v7H4zM8 0h3v10H8z',
};

/** Class of the element around a risk tag: gives fill and outline of the level. */
export function riskClass(level: RiskLevel): string {
  return `risk-${level}`;
}

/** Risk level as word, bars and fill, never colour alone. Stands inside an element with `riskClass`. */
export function RiskTag(props: { readonly level: RiskLevel }): ReactElement {
  const { words } = useSpeech();
  return (
    <span className="rtag">
      <svg aria-hidden="true" viewBox="0 0 11 10">
        <path d={bars[props.level]} />
      </svg>
      {words.risk[props.level]}
    </span>
  );
}
