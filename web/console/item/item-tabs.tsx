import { type KeyboardEvent, type ReactElement, useState } from 'react';

/** A part of the item's page; `children` is made only while the part is shown. */
export type Part = { readonly key: string; readonly label: string; readonly children: () => ReactElement };

/** The parts of an item's page, one at a time. Arrow keys go from tab to tab; on a phone the tabs wrap, so that none is hidden. */
export function ItemTabs({ parts }: { readonly parts: readonly Part[] }): ReactElement {
  const [open, setOpen] = useState(parts[0]?.key ?? '');
  const at = parts.findIndex(({ key }) => key === open);
  const shown = parts[at];
  const keys = (event: KeyboardEvent): void => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const next = by === undefined ? undefined : parts[(at + by + parts.length) % parts.length];
    if (next === undefined) return;
    event.preventDefault();
    setOpen(next.key);
    document.getElementById(`tab-${next.key}`)?.focus();
  };
  return (
    <>
      <div role="tablist" aria-label="这个事项的几个部分" className="desk-tabs">
        {parts.map(({ key, label }) => (
          <button
            key={key}
            id={`tab-${key}`}
            type="button"
            role="tab"
            aria-selected={key === open}
            aria-controls={key === open ? 'item-part' : undefined}
            tabIndex={key === open ? 0 : -1}
            onKeyDown={keys}
            onClick={() => setOpen(key)}
          >
            {label}
          </button>
        ))}
      </div>
      <div role="tabpanel" id="item-part" aria-labelledby={`tab-${open}`}>
        {shown?.children()}
      </div>
    </>
  );
}
