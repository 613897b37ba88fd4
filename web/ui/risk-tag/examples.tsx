import { RiskTag, riskClass } from './risk-tag.tsx';

/** Drawn by the component tests. */
export const examples = {
  high: (
    <span className={riskClass('high')}>
      <RiskTag level="high" />
    </span>
  ),
  middle: (
    <span className={riskClass('middle')}>
      <RiskTag level="middle" />
    </span>
  ),
  low: (
    <span className={riskClass('low')}>
      <RiskTag level="low" />
    </span>
  ),
};
