import type { EventLog } from '../../core/chart/conform/event-log.ts';
import type { Refusal } from '../../core/kernel/outcome.ts';
import { StopXml, type XmlRefusal } from '../xml/stop-xml.ts';
import type { XmlEars } from '../xml/guarded-parser.ts';
import { walkXml, type XmlCaps } from '../xml/walk-xml.ts';
import { LogBuilder } from './log-builder.ts';

/** Limits of a log: decoded bytes, elements, nesting. */
export const xesCaps: XmlCaps = { bytes: 4_000_000_000, nodes: 200_000_000, depth: 64 };

/**
 * Reads a XES log from pieces of bytes (decompressed): every event of every life-cycle stage, in file order. Only names,
 * persons and times are kept, so memory does not grow with the other attributes.
 *
 * @source spec:ieee-1849-2023
 */
export async function readXes(pieces: AsyncIterable<Uint8Array>, caps: XmlCaps = xesCaps): Promise<EventLog | Refusal<XmlRefusal>> {
  const builder = new LogBuilder();
  const walk = walkXml(xesEars(builder), caps);
  try {
    for await (const piece of pieces) walk.take(piece);
    walk.end();
    return builder.log();
  } catch (cause) {
    if (cause instanceof StopXml) return cause.refusal;
    throw cause;
  }
}

/** Depth 0 is outside any trace, 1 in a trace, 2 in an event of a trace; deeper are attributes of attributes. */
function xesEars(builder: LogBuilder): XmlEars {
  let inTrace = false;
  let inEvent = false;
  let below = 0;
  let activity: string | null = null;
  let resource: string | null = null;
  let time = Number.NaN;
  const heed = (key: string | undefined, value: string): void => {
    if (!inEvent && key === 'concept:name') builder.nameCase(value);
    if (!inEvent) return;
    if (key === 'concept:name') activity = value;
    else if (key === 'org:resource') resource = value;
    else if (key === 'time:timestamp') time = Date.parse(value);
  };
  return {
    open: (name, attributes) => {
      if (!inTrace) {
        if (name !== 'trace') return;
        inTrace = true;
        builder.openCase();
      } else if (below === 0 && !inEvent && name === 'event') {
        inEvent = true;
        [activity, resource, time] = [null, null, Number.NaN];
      } else {
        if (below === 0) heed(attributes['key'], attributes['value'] ?? '');
        below += 1;
      }
    },
    close: () => {
      if (below > 0) below -= 1;
      else if (inEvent) {
        builder.add(activity, resource, time);
        inEvent = false;
      } else inTrace = false;
    },
  };
}
