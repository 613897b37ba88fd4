import { type ReactElement, useState } from 'react';

/** One of a few values, by the browser's own list: the same on a phone, by keyboard and for who listens. */
export function Choice<Key extends string>({
  label,
  value,
  options,
  onChange,
  hidden = false,
}: {
  readonly label: string;
  readonly value: Key;
  readonly options: readonly (readonly [Key, string])[];
  readonly onChange: (key: Key) => void;
  /** The label is there for who listens only. */
  readonly hidden?: boolean;
}): ReactElement {
  const known = options.some(([key]) => key === value);
  return (
    <label className="desk-choice">
      <span className={hidden ? 'desk-hidden' : undefined}>{label}</span>
      <select
        aria-label={label}
        value={value}
        onChange={(event) => {
          const chosen = options.find(([key]) => key === event.target.value);
          if (chosen !== undefined) onChange(chosen[0]);
        }}
      >
        {known ? null : <option value={value}>请选</option>}
        {options.map(([key, word]) => (
          <option key={key} value={key}>
            {word}
          </option>
        ))}
      </select>
    </label>
  );
}

/** A whole number; what is none is not taken. */
export function Count({
  label,
  value,
  onChange,
  hidden = false,
}: {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly hidden?: boolean;
}): ReactElement {
  // While it is typed the box may stand empty; left so, it shows what holds.
  const [typed, setTyped] = useState<string | null>(null);
  const type = (text: string): void => {
    setTyped(text);
    if (/^\d{1,6}$/.test(text)) onChange(Number(text));
  };
  return (
    <label className="desk-choice">
      <span className={hidden ? 'desk-hidden' : undefined}>{label}</span>
      <input
        aria-label={label}
        className="desk-count"
        inputMode="numeric"
        value={typed ?? String(value)}
        onChange={(event) => type(event.target.value)}
        onBlur={() => setTyped(null)}
      />
    </label>
  );
}

/** A line of text, handed on with every letter. */
export function Line({
  label,
  value,
  onChange,
  hint,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly hint?: string;
}): ReactElement {
  return (
    <label className="desk-choice desk-choice-wide">
      <span>{label}</span>
      <input aria-label={label} value={value} placeholder={hint} onChange={(event) => onChange(event.target.value)} />
    </label>
  );
}
