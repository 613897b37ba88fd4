import { dayOf } from '../../core/kernel/day.ts';
import { instantText } from '../../core/kernel/instant.ts';
import { escapeXml } from '../../exchange/xml/escape-xml.ts';
import { copyElsewherePage } from '../../web/pages/public/copy-elsewhere-page.tsx';
import { speechOf } from '../../web/ui/messages/speech.tsx';
import type { Services } from '../platform/services.ts';

/** Where what is not in a copy is told. */
export const elsewhereFile = 'online.html';

/** The page for what a copy cannot do: search, progress, objections, signing in. Its links are those of the site. */
export function elsewherePage({ about, clock, siteUrl }: Pick<Services, 'about' | 'clock' | 'siteUrl'>): string {
  const legal = clock.legalNow();
  return copyElsewherePage(
    {
      county: { name: about.name, demo: about.demo },
      ...{ display: 'normal', language: 'zh-CN', path: '/', official: null, csrf: '', scripts: [] },
      legalNow: instantText(legal),
      clockAheadDays: Math.max(0, Math.round((legal - clock.realNow()) / 86_400_000)),
      siteUrl: siteUrl(),
    },
    dayOf(legal),
  );
}

/** The page with a line above its content: that it is a copy, of which day, and where the newest one is. */
export function markedAsCopy(html: string, clock: Services['clock'], live: string | null): string {
  const { words, dates } = speechOf('zh-CN', instantText(clock.legalNow()));
  const { copy } = words.open;
  const where = live === null ? '' : ` <a href="${escapeXml(live)}">${escapeXml(copy.newest)}</a>`;
  const line = `<aside class="wrap sub" aria-label="${escapeXml(copy.label)}"><p>${escapeXml(copy.line(dates.date(dayOf(clock.legalNow()))))}${where}</p></aside>`;
  return html.replace('<main ', `${line}<main `);
}
