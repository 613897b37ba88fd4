import { createHash } from 'node:crypto';

import { startOfDay } from '../../core/kernel/day.ts';
import { instantText } from '../../core/kernel/instant.ts';
import { escapeXml } from '../../exchange/xml/escape-xml.ts';
import type { ListChange } from './changes.ts';

/** Newest changes that the feed shows. */
const shown = 100;

/** What a feed is about; `origin` names the county's ledger and never changes, whatever the site's address. */
export type FeedSetting = { readonly site: string; readonly county: string; readonly origin: string };

/**
 * What was published and changed, as a feed. Notices are left out: what is taken down must not live on in readers.
 *
 * @source rfc:4287
 */
export function atomFeed(changes: readonly ListChange[], { site, county, origin }: FeedSetting): string {
  const some = changes.slice(0, shown);
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">',
    `<id>${uuidOf(`${origin} feed`)}</id>`,
    `<title>${escapeXml(`${county}权力清单：新公布和修改`)}</title>`,
    `<updated>${timeOf(some[0]?.day ?? '1992-01-01')}</updated>`,
    `<author><name>${escapeXml(county)}</name></author>`,
    `<link rel="self" type="application/atom+xml" href="${escapeXml(`${site}/feed.atom`)}"/>`,
    `<link rel="alternate" type="text/html" href="${escapeXml(`${site}/open`)}"/>`,
    ...some.map((change) => entryOf(change, { site, county, origin })),
    '</feed>\n',
  ].join('\n');
}

function entryOf({ kind, version, day }: ListChange, { site, origin }: FeedSetting): string {
  const { item, number, changes } = version;
  const page = `${site}/i/${encodeURIComponent(item.code)}?v=${String(number)}`;
  const title = kind === 'ended' ? `${item.plainName}：不再执行` : `${item.plainName}：第${String(number)}版开始执行`;
  const ended = version.withdrawn === undefined ? item.lead : `已撤下。理由：${version.withdrawn.reason}`;
  const begun = changes.length === 0 ? item.lead : changes.join('\n');
  const summary = kind === 'ended' ? ended : begun;
  return [
    '<entry>',
    `<id>${uuidOf(`${origin} ${item.code}@${String(number)} ${kind}`)}</id>`,
    `<title>${escapeXml(title)}</title>`,
    `<updated>${timeOf(day)}</updated>`,
    `<link rel="alternate" type="text/html" href="${escapeXml(page)}"/>`,
    `<category term="${escapeXml(item.category)}"/>`,
    `<summary>${escapeXml(summary)}</summary>`,
    '</entry>',
  ].join('\n');
}

function timeOf(day: string): string {
  return instantText(startOfDay(day));
}

/**
 * An identifier that the same name always gives and that is never an address.
 *
 * @source rfc:9562#5.8
 */
function uuidOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  const variant = (8 + (Number.parseInt(hex.charAt(16), 16) % 4)).toString(16);
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `${variant}${hex.slice(17, 20)}`, hex.slice(20, 32)];
  return `urn:uuid:${parts.join('-')}`;
}
