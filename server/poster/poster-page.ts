import type { StepView } from '../../contract/public-views.ts';
import type { Printed, Scene } from '../../core/chart/layout/scene.ts';
import { chartPages } from '../../web/pages/poster/chart-pages.ts';
import { bookletOf } from '../../web/pages/poster/booklet.ts';
import { paperInks } from '../../web/pages/poster/inks.ts';
import { itemOnA3, itemOnA4 } from '../../web/pages/poster/item-sheets.ts';
import { longImage } from '../../web/pages/poster/long-image.ts';
import { speechScript } from '../../web/pages/poster/speech-script.ts';
import { speechOf } from '../../web/ui/messages/speech.tsx';
import type { PressOrder } from './order.ts';

/** What a pen gets: a document of so many sheets, one picture, or a text that needs none. */
export type LaidOutForm =
  | { readonly pen: 'pdf'; readonly printed: Printed; readonly sheets: number }
  | { readonly pen: 'png'; readonly scene: Scene; readonly inks: Printed['inks'] }
  | { readonly pen: 'text'; readonly text: string };

/** Lays a form out. Paper speaks Chinese. */
export function layOut(order: PressOrder): LaidOutForm {
  const speech = speechOf('zh-CN', order.legalNow);
  switch (order.form) {
    case 'a4':
      return document(order.view.item.plainName, itemOnA4(order.view, speech).sheets);
    case 'a3':
      return document(order.view.item.plainName, itemOnA3(order.view, speech).sheets);
    case 'long':
      return { pen: 'png', scene: longImage(order.view, speech), inks: paperInks };
    case 'chart': {
      const scene = chartPages(order.steps, speech)[order.page] ?? { width: 1, height: 1, marks: [] };
      return { pen: 'png', scene, inks: paperInks };
    }
    case 'speech':
      return { pen: 'text', text: speechScript(order.view, speech) };
    case 'booklet': {
      const book = bookletOf(order.view, speech);
      const printed = { title: order.view.unit, sheets: book.sheets(), inks: paperInks, bookmarks: book.bookmarks };
      return { pen: 'pdf', printed, sheets: book.pages };
    }
  }
}

/** How many pages the chart of a dossier takes. */
export function countChartPages(steps: readonly StepView[], legalNow: string): number {
  return chartPages(steps, speechOf('zh-CN', legalNow)).length;
}

function document(title: string, sheets: readonly Scene[]): LaidOutForm {
  return { pen: 'pdf', printed: { title, sheets, inks: paperInks, bookmarks: [] }, sheets: sheets.length };
}
