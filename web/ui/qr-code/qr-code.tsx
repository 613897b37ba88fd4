import type { ReactElement } from 'react';
import type { QrView } from '../../../contract/public-views.ts';

/** The quiet zone of a QR code in modules (ISO/IEC 18004). */
const quietZone = 4;

/** A QR code as one SVG path; black on white with its quiet zone, so that it scans from a photocopy. */
export function QrCode(props: { readonly qr: QrView; readonly label: string | null }): ReactElement {
  const side = props.qr.size + quietZone * 2;
  const naming = props.label === null ? { 'aria-hidden': true } : { role: 'img', 'aria-label': props.label };
  return (
    <svg {...naming} viewBox={`${-quietZone} ${-quietZone} ${side} ${side}`} shapeRendering="crispEdges">
      <path fill="#fff" d={`M${-quietZone} ${-quietZone}h${side}v${side}h-${side}z`} />
      <path d={props.qr.path} />
    </svg>
  );
}
