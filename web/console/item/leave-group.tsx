import { type ReactElement, type ReactNode, useEffect, useRef } from 'react';

type Props = { readonly label: string; readonly className?: string; readonly onLeave: () => void; readonly children: ReactNode };

/** Inputs that belong together: tells when the last of them was left, by keys or by pointer. */
export function LeaveGroup({ label, className, onLeave, children }: Props): ReactElement {
  const place = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    const group = place.current;
    const leave = (event: FocusEvent): void => {
      if (!(event.relatedTarget instanceof Node) || group?.contains(event.relatedTarget) !== true) onLeave();
    };
    group?.addEventListener('focusout', leave);
    return () => group?.removeEventListener('focusout', leave);
  }, [onLeave]);
  return (
    <fieldset ref={place} aria-label={label} className={`desk-group ${className ?? ''}`}>
      {children}
    </fieldset>
  );
}
