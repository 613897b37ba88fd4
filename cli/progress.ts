/** What progress is written to; `process.stderr` is one. */
export type ProgressStream = { readonly isTTY?: boolean; readonly columns?: number; readonly write: (text: string) => unknown };

/** Progress of one piece of work. */
export type Progress = {
  /** @param share done, from 0 to 1 */
  readonly to: (share: number, label: string) => void;
  /** Ends the line of the bar. */
  readonly end: () => void;
};

const barWidth = 24;

/** Shows progress: a bar that is drawn over itself on a terminal, a line for each new label elsewhere. */
export function showProgress(stream: ProgressStream): Progress {
  return stream.isTTY === true ? bar(stream) : lines(stream);
}

function bar(stream: ProgressStream): Progress {
  let drawn = '';
  const to = (share: number, label: string): void => {
    const whole = Math.round(within(share) * barWidth);
    const head = `[${'#'.repeat(whole)}${'.'.repeat(barWidth - whole)}] ${percent(share).padStart(4)} `;
    const line = head + clipped(label, (stream.columns ?? 80) - head.length - 1);
    if (line === drawn) return;
    drawn = line;
    stream.write(`\r${line}\u001B[K`);
  };
  return { to, end: () => void (drawn === '' || stream.write('\n')) };
}

function lines(stream: ProgressStream): Progress {
  let last: string | undefined;
  const to = (share: number, label: string): void => {
    if (label === last) return;
    last = label;
    stream.write(`${percent(share).padStart(4)} ${label}\n`);
  };
  return { to, end: () => undefined };
}

function percent(share: number): string {
  return `${Math.floor(within(share) * 100)}%`;
}

function within(share: number): number {
  return Math.min(1, Math.max(0, share));
}

/** As much of the text as fits; characters of East Asian width take two columns. */
function clipped(text: string, columns: number): string {
  let [used, fitting] = [0, ''];
  for (const letter of text) {
    used += /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]/.test(letter) ? 2 : 1;
    if (used > columns) return fitting;
    fitting += letter;
  }
  return fitting;
}
