import qrcode from 'qrcode';

import type { QrView } from '../../contract/public-views.ts';

const known = new Map<string, QrView>();

/** QR code of an address as one SVG path in module units, to be stroked one module wide, error correction M. A quiet zone of 4 modules is inside. */
export function qrOf(address: string): QrView {
  const before = known.get(address);
  if (before !== undefined) return before;
  const { modules } = qrcode.create(address, { errorCorrectionLevel: 'M' });
  const quiet = 4;
  let path = '';
  for (let row = 0; row < modules.size; row += 1) {
    let pen = -1;
    for (let column = 0; column < modules.size; column += 1) {
      if (modules.get(row, column) === 0) continue;
      let width = 1;
      while (column + width < modules.size && modules.get(row, column + width) !== 0) width += 1;
      // Later runs of a row are told from where the pen stopped: shorter, and more alike for the compression.
      path += pen < 0 ? `M${String(column + quiet)} ${String(row + quiet)}.5` : `m${String(column - pen)} 0`;
      path += `h${String(width)}`;
      pen = column + width;
      column += width - 1;
    }
  }
  const view = { size: modules.size + 2 * quiet, path, address };
  if (known.size > 2_000) known.clear();
  known.set(address, view);
  return view;
}
