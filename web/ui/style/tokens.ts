/** Colours of UX section 7. Written as literals into the sheet: the oldest WebViews know no custom properties. */
export const colour = {
  ink: '#1b1f24',
  ink2: '#474d55',
  pri: '#173f5f',
  pri2: '#0f2c44',
  tint: '#e9eff4',
  paper: '#faf9f6',
  card: '#fff',
  line: '#cfcbc2',
  line2: '#77736b',
  red: '#9f1d1d',
  redTint: '#fbeeec',
  amber: '#744600',
  amberTint: '#fdf4e0',
  green: '#1c5d3f',
  greenTint: '#eaf4ee',
  focus: '#ffd24d',
} as const;

/** Width of one lane of the responsibility track on the desk, in px. */
export const laneWidthPx = 34;
