import { gzipSync } from 'node:zlib';

import { describe, expect, test } from 'vitest';

import { isRefusal } from '../../core/kernel/outcome.ts';
import type { AskedColumns } from './event-columns.ts';
import { readTime } from './event-columns.ts';
import { readEventLog } from './read-event-log.ts';

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

async function read(text: string | Uint8Array, asked: AskedColumns = {}, size = 7) {
  return await readEventLog(() => pieces(typeof text === 'string' ? bytesOf(text) : text, size), asked);
}

type Told = { readonly case: string; readonly events: readonly (readonly [string | null, string | null, number])[] };

async function told(text: string | Uint8Array, asked: AskedColumns = {}): Promise<readonly Told[]> {
  const log = await read(text, asked);
  if (isRefusal(log)) throw new Error(`${log.refused} ${JSON.stringify(log.because)}`);
  return log.cases.map((name, at) => {
    const numbers = Array.from({ length: (log.first[at + 1] ?? 0) - (log.first[at] ?? 0) }, (_, event) => (log.first[at] ?? 0) + event);
    return {
      case: name,
      events: numbers.map(
        (event) =>
          [
            log.activities[log.activity[event] ?? -1] ?? null,
            log.resources[log.resource[event] ?? -1] ?? null,
            log.time[event] ?? Number.NaN,
          ] as const,
      ),
    };
  });
}

const xes = `<?xml version="1.0" encoding="UTF-8"?>
<log xes.version="1.0" xmlns="http://www.xes-standard.org/">
  <global scope="event"><string key="concept:name" value="UNKNOWN"/></global>
  <string key="concept:name" value="the log"/>
  <trace>
    <string key="concept:name" value="案件一"><string key="concept:name" value="below"/></string>
    <event>
      <string key="concept:name" value="受理 &amp; 登记"><string key="concept:name" value="below"/></string>
      <string key="org:resource" value="李四"/>
      <date key="time:timestamp" value="2026-03-02T09:00:00.000+08:00"/>
    </event>
    <event><string key="lifecycle:transition" value="start"/></event>
  </trace>
  <trace><event><string value="审核" key="concept:name"/></event></trace>
</log>`;

describe('XES', () => {
  test('names, persons and times are read in file order; other attributes, globals and attributes of attributes are not taken for them', async () => {
    expect(await told(xes)).toEqual([
      {
        case: '案件一',
        events: [
          ['受理 & 登记', '李四', Date.UTC(2026, 2, 2, 1)],
          [null, null, Number.NaN],
        ],
      },
      { case: '2', events: [['审核', null, Number.NaN]] },
    ]);
  });

  test('a gzip file is the same log, however it is cut into pieces', async () => {
    expect(await told(gzipSync(xes))).toEqual(await told(xes));
  });

  test('a damaged gzip file is refused', async () => {
    const packed = gzipSync(xes).subarray(0, 80);
    expect(await read(packed)).toMatchObject({ refused: 'damaged-gzip' });
  });

  test.each([
    ['a document type', '<!DOCTYPE log [<!ENTITY x "y">]><log/>', 'doctype-forbidden'],
    ['an unknown entity', '<log><trace a="&x;"/></log>', 'malformed-xml'],
    ['an open tag', '<log><trace>', 'malformed-xml'],
    ['nothing but text', ' <', 'malformed-xml'],
    ['100 levels', `${'<a>'.repeat(100)}${'</a>'.repeat(100)}`, 'xml-too-deep'],
    ['an encoding we do not read', '<?xml version="1.0" encoding="UTF-7"?><log/>', 'encoding-not-supported'],
  ])('%s is refused', async (_, text, code) => {
    expect(await read(text, {}, 4096)).toMatchObject({ refused: code });
  });

  test('bytes that are not of the encoding are refused', async () => {
    expect(await read(Uint8Array.of(...bytesOf('<log a="'), 0xff, 0xfe, ...bytesOf('"/>')), {}, 4096)).toMatchObject({
      refused: 'malformed-xml',
    });
  });
});

describe('CSV', () => {
  const rows =
    '案件编号,环节,办理时间,经办人\nA1,审核,2026-03-02 10:00,王五\nA1,受理,2026-03-02 09:00,李四\nA2,受理,2026-03-02 09:00,\nA1,办结,2026-03-02 10:00,赵六\n';

  test('events are ordered by time, those of one time by their rows', async () => {
    expect((await told(rows)).map((each) => each.events.map(([name]) => name))).toEqual([['受理', '审核', '办结'], ['受理']]);
    expect((await told(rows))[1]?.events).toEqual([['受理', null, Date.UTC(2026, 2, 2, 1)]]);
  });

  test('a gzip file that ends in the middle is refused, however much of it could be read', async () => {
    const long = Array.from({ length: 60_000 }, (_, at) => `C${at * 7919},step ${at % 97},2026-03-02 10:00,p${at % 31}\n`).join('');
    const packed = gzipSync(`case,activity,time,person\n${long}`);
    expect(packed.length).toBeGreaterThan(256 * 1024);
    const cut = packed.subarray(0, Math.floor(packed.length * 0.9));
    expect(await readEventLog(() => pieces(cut, 64 * 1024))).toMatchObject({ refused: 'damaged-gzip' });
  });

  test('an error of the file itself in the middle is thrown where the log is read', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      const packed = gzipSync(`case,activity\n${Array.from({ length: 60_000 }, (_, at) => `${at * 7919},a${at * 31}\n`).join('')}`);
      yield await Promise.resolve(packed.subarray(0, 100_000));
      throw new Error('the disk broke');
    }
    await expect(readEventLog(() => broken())).rejects.toThrow('the disk broke');
  });

  test('columns may be named, and a table without times keeps its order', async () => {
    const log = 'x;y;z\n1;b;q\n1;a;q\n';
    expect(await told(log, { case: 'x', activity: 'y' })).toEqual([
      {
        case: '1',
        events: [
          ['b', null, Number.NaN],
          ['a', null, Number.NaN],
        ],
      },
    ]);
  });

  test('a table in GB18030 is read', async () => {
    // "case,环节" and "1,受理" as a Chinese spreadsheet program writes them.
    const bytes = Uint8Array.of(...bytesOf('case,'), 0xbb, 0xb7, 0xbd, 0xda, 10, ...bytesOf('1,'), 0xca, 0xdc, 0xc0, 0xed, 10);
    const log = await readEventLog(() => pieces(bytes, 4096));
    expect(log).toMatchObject({ activities: ['受理'], cases: ['1'] });
  });

  test('the encoding is the one that fits the whole file, not its beginning', async () => {
    // Two bytes that are one sign of UTF-8 (and two of GB 18030), then bytes that are only GB 18030.
    const bytes = Uint8Array.of(...bytesOf('case,activity\n1,begun\n1,'), 0xc3, 0xa9, 10, ...bytesOf('1,'), 0xca, 0xdc, 0xc0, 0xed, 10);
    expect(await read(bytes, {}, 3)).toMatchObject({ activities: ['begun', '茅', '受理'] });
  });

  test.each(['utf-16le', 'utf-16be'])('a table in %s with its byte order mark is read', async (encoding) => {
    const bytes = Buffer.from(`\ufeff${rows}`, 'utf16le');
    expect(await told(encoding === 'utf-16le' ? bytes : bytes.swap16())).toEqual(await told(rows));
  });

  test('only one sign parts the cells: commas and semicolons inside them stay', async () => {
    expect(await told('case;activity\n1;受理,登记\n1;审核\n')).toMatchObject([
      {
        events: [
          ['受理,登记', null, Number.NaN],
          ['审核', null, Number.NaN],
        ],
      },
    ]);
    expect(await told('case,activity\n1,受理;登记\n1,审核\n')).toMatchObject([
      {
        events: [
          ['受理;登记', null, Number.NaN],
          ['审核', null, Number.NaN],
        ],
      },
    ]);
  });

  test.each([
    ['bytes that are no text', Uint8Array.of(...bytesOf('case,activity\n1,'), 0xff, 0xff, 10), {}, { refused: 'not-a-text' }],
    ['a missing column', 'a,b\n1,2\n', {}, { refused: 'column-missing', because: { part: 'case' } }],
    [
      'a column asked for that is not there',
      rows,
      { person: '领导' },
      { refused: 'column-missing', because: { part: 'person', heading: '领导' } },
    ],
    ['a time that cannot be read', 'case,activity,time\n1,a,soon\n', {}, { refused: 'time-unreadable', because: { row: 2 } }],
    ['a row without a case', 'case,activity\n,a\n', {}, { refused: 'case-missing', because: { row: 2 } }],
    ['an open quotation mark', 'case,activity\n1,"a\n', {}, { refused: 'malformed-csv' }],
    ['an empty file', '', {}, { refused: 'column-missing' }],
  ])('%s is refused with its place', async (_, text, asked, refusal) => {
    expect(await read(text, asked)).toMatchObject(refusal);
  });

  test.each([
    ['2026-03-02', Date.UTC(2026, 2, 1, 16)],
    ['2026/3/2 9:05', Date.UTC(2026, 2, 2, 1, 5)],
    ['2026年3月2日 09:05:06', Date.UTC(2026, 2, 2, 1, 5, 6)],
    ['2026-03-02T09:05:06.5Z', Date.UTC(2026, 2, 2, 9, 5, 6, 500)],
    ['2026-03-02T09:05:06+01:00', Date.UTC(2026, 2, 2, 8, 5, 6)],
    ['2026-02-30', Number.NaN],
    ['2026-03-02 25:00', Number.NaN],
  ])('the time %s', (text, at) => {
    expect(readTime(text)).toEqual(at);
  });
});
