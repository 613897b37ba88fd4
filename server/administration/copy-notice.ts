import { escapeXml } from '../../exchange/xml/escape-xml.ts';

/** Where what is not in a copy is told. */
export const elsewhereFile = 'online.html';

/** The page with a line above its content: that it is a copy, of which day, and where the living page is. */
export function markedAsCopy(html: string, day: string, live: string | null): string {
  const where = live === null ? '' : ` <a href="${escapeXml(live)}">看最新的</a>`;
  const line = `<aside class="wrap sub" aria-label="副本说明"><p>这是 ${escapeXml(day)} 的副本，只能看。${where}</p></aside>`;
  return html.replace('<main ', `${line}<main `);
}

/** The page for what a copy cannot do: search, progress, objections, signing in. It stands alone. */
export function elsewherePage(county: string, day: string): string {
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"/><meta name="viewport" content="width=device-width,initial-scale=1"/>
<title>${escapeXml(`这里不能办 - ${county}`)}</title></head><body><main><h1>这一步在副本里办不了</h1>
<p>您看的是 ${escapeXml(county)} ${escapeXml(day)} 的副本，只能看。</p>
<p>搜事情、查进度、提意见、换长辈版，要到网站上办。也可以到村里、镇里的窗口办。</p>
<p><a href="index.html">回到首页</a></p></main></body></html>
`;
}
