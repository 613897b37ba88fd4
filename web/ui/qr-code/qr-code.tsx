import type { ReactElement } from 'react';
import type { QrView } from '../../../contract/public-views.ts';

/** A QR code as one SVG path; black on white; the quiet zone is inside the path's size, so that it scans from a photocopy. */
export function QrCode(props: { readonly qr: QrView; readonly label: string | null }): ReactElement {
  const { size, path } = props.qr;
  const naming = props.label === null ? { 'aria-hidden': true } : { role: 'img', 'aria-label': props.label };
  return (
    <svg {...naming} viewBox={`0 0 ${size} ${size}`} shapeRendering="crispEdges">
      <path fill="#fff" d={`M0 0h${size}v${size}h-${size}z`} />
      <path stroke="#000" d={path} />
    </svg>
  );
}
