import { type Net, repairCosts, type Transition } from '../../core/chart/conform/net.ts';
import { refuse, type Refusal } from '../../core/kernel/outcome.ts';
import { StopXml, type XmlRefusal } from '../xml/stop-xml.ts';
import { decodeXml } from '../xml/xml-encoding.ts';
import { unzipped } from '../xml/unzipped.ts';
import type { XmlEars } from '../xml/guarded-parser.ts';
import { walkXmlText, type XmlCaps } from '../xml/walk-xml.ts';

/** Limits of a net's file. */
export const pnmlCaps: XmlCaps = { bytes: 10_000_000, nodes: 100_000, depth: 64 };

/** Why a PNML file is not read. */
export type PnmlRefusal = XmlRefusal | 'no-net' | 'arc-to-nowhere' | 'arc-weight-unreadable' | 'too-many-tokens';

/**
 * Reads a place/transition net from PNML, plain or gzip. A transition is silent when a tool marked it invisible
 * (`$invisible$`) or it has no name. Without a stated final marking a run is complete when exactly the places without
 * outgoing arcs hold one token each.
 *
 * @source spec:iso-15909-2
 */
export function readPnml(bytes: Uint8Array, caps: XmlCaps = pnmlCaps): Net | Refusal<PnmlRefusal> {
  try {
    const page = new PnmlPage();
    walkXmlText(decodeXml(unzipped(bytes, caps.bytes)), page.ears, caps);
    return netOfPage(page);
  } catch (cause) {
    if (cause instanceof StopXml) return cause.refusal;
    throw cause;
  }
}

type Arc = { readonly source: string; readonly target: string; weight: string };
type Labelled = { name: string | null; silent: boolean };

/** What was heard of a file: texts belong to the innermost element that can have one. */
class PnmlPage {
  readonly places: string[] = [];
  readonly transitions = new Map<string, Labelled>();
  readonly arcs: Arc[] = [];
  readonly initial = new Map<string, string>();
  readonly final = new Map<string, string>();
  hasNet = false;
  hasFinal = false;
  readonly #path: string[] = [];
  #place: string | null = null;
  #transition: Labelled | null = null;
  #arc: Arc | null = null;
  #finalPlace: string | null = null;
  #text = '';

  readonly ears: XmlEars = {
    open: (name, attributes) => {
      this.#path.push(name);
      this.#text = '';
      this.#open(name, attributes);
    },
    close: (name) => {
      this.#path.pop();
      if (name === 'text') this.#heard(this.#text.trim());
      if (name === 'place') [this.#place, this.#finalPlace] = [null, null];
      if (name === 'transition') this.#transition = null;
      if (name === 'arc') this.#arc = null;
    },
    text: (text) => {
      this.#text += text;
    },
  };

  #open(name: string, attributes: Readonly<Record<string, string>>): void {
    const id = attributes['id'] ?? '';
    if (name === 'net') this.hasNet = true;
    if (name === 'finalmarkings') this.hasFinal = true;
    if (name === 'place' && attributes['idref'] !== undefined) this.#finalPlace = attributes['idref'];
    else if (name === 'place') this.places.push((this.#place = id));
    if (name === 'transition') this.transitions.set(id, (this.#transition = { name: null, silent: false }));
    if (name === 'arc')
      this.arcs.push((this.#arc = { source: attributes['source'] ?? '', target: attributes['target'] ?? '', weight: '1' }));
    if (name === 'toolspecific' && attributes['activity'] === '$invisible$' && this.#transition !== null) this.#transition.silent = true;
  }

  #heard(text: string): void {
    const of = this.#path.at(-1);
    if (of === 'name' && this.#transition !== null) this.#transition.name = text;
    if (of === 'initialMarking' && this.#place !== null) this.initial.set(this.#place, text);
    if (of === 'inscription' && this.#arc !== null) this.#arc.weight = text;
    if (of === 'place' && this.#finalPlace !== null) this.final.set(this.#finalPlace, text);
  }
}

function netOfPage(page: PnmlPage): Net | Refusal<PnmlRefusal> {
  if (!page.hasNet) return refuse('no-net');
  const place = new Map(page.places.map((id, at) => [id, at]));
  const arcs = { take: new Map<string, number[]>(), give: new Map<string, number[]>() };
  for (const { source, target, weight } of page.arcs) {
    const isTake = place.has(source);
    const [at, transition] = isTake ? [place.get(source), target] : [place.get(target), source];
    if (at === undefined || !page.transitions.has(transition)) return refuse('arc-to-nowhere', { source, target });
    if (!/^[1-9][0-9]?$/.test(weight)) return refuse('arc-weight-unreadable', { source, target });
    const list = isTake ? arcs.take : arcs.give;
    list.set(transition, [...(list.get(transition) ?? []), ...Array.from({ length: Number(weight) }, () => at)]);
  }
  const transitions = [...page.transitions].map(([id, { name, silent }]): Transition => {
    return {
      node: id,
      label: silent || name === null || name === '' ? null : name,
      take: arcs.take.get(id) ?? [],
      give: arcs.give.get(id) ?? [],
    };
  });
  const initial = tokensOf(page.initial, place);
  const sinks = page.places.flatMap((id, at) => (page.arcs.some((arc) => arc.source === id) ? [] : [at]));
  const final = page.hasFinal ? tokensOf(page.final, place) : sinks;
  if (initial === null || final === null) return refuse('too-many-tokens');
  const order = transitions.flatMap(({ node, label }) => (label === null ? [] : [{ id: node, label, skipCost: repairCosts.ordinary }]));
  return { places: page.places.length, transitions, initial, final: { marking: final }, order };
}

function tokensOf(texts: ReadonlyMap<string, string>, place: ReadonlyMap<string, number>): number[] | null {
  const tokens: number[] = [];
  for (const [id, text] of texts) {
    const at = place.get(id);
    if (at === undefined || !/^[0-9]{1,2}$/.test(text)) return null;
    for (let count = Number(text); count > 0; count -= 1) tokens.push(at);
  }
  return tokens;
}
