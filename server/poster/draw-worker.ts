import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';

import { pdfOf } from '../../exchange/scene/pdf-pen.ts';
import { pngOf } from '../../exchange/scene/png-pen.ts';
import type { PressOrder } from './order.ts';
import { layOut } from './poster-page.ts';
import type { PressAnswer } from './press.ts';

const { fontFile } = workerData as { readonly fontFile: string };
const font = new Uint8Array(readFileSync(fontFile));
/** A picture's pixels are held twice while it is drawn; a longer one is drawn smaller. */
const mostPixelsHigh = 24_000;

async function draw(order: PressOrder, tell: (share: number) => void): Promise<Uint8Array> {
  const form = layOut(order);
  switch (form.pen) {
    case 'pdf':
      return pdfOf(form.printed, font, (done) => tell(done / form.sheets));
    case 'png':
      return pngOf(form.scene, form.inks, { fontFile, scale: Math.min(1, mostPixelsHigh / form.scene.height) });
    case 'text':
      return new TextEncoder().encode(form.text);
  }
}

function say(answer: PressAnswer): void {
  parentPort?.postMessage(answer);
}

parentPort?.on('message', (order: PressOrder) => {
  draw(order, (share) => say({ share })).then(
    (bytes) => say({ bytes }),
    (error: unknown) => say({ failed: error instanceof Error ? `${error.message}\n${error.stack ?? ''}` : String(error) }),
  );
});
