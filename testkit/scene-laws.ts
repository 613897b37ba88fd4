import { neverFirst } from '../core/chart/layout/break-lines.ts';
import type { Frame, Scene, Words } from '../core/chart/layout/scene.ts';

const slack = 0.01;

/** Everything that nobody may find on a printed sheet; empty when all is well. */
export function faultsOfScene({ width, height, marks }: Scene): readonly string[] {
  const page = { x: 0, y: 0, width, height };
  const words = marks.filter((mark) => mark.kind === 'words');
  const boxes = marks.filter((mark) => mark.kind === 'box');
  const points = marks.flatMap((mark) => (mark.kind === 'line' ? mark.points : []));
  return [
    ...words.filter((word) => !isInside(inkOf(word), word.frame)).map(({ text }) => `“${text}” leaves its place`),
    ...words.filter(({ frame }) => !isInside(frame, page)).map(({ text }) => `the place of “${text}” leaves the sheet`),
    ...boxes.filter((box) => !isInside(box, page)).map((box) => `a box leaves the sheet at ${String(box.y)}`),
    ...points
      .filter(([x, y]) => !isInside({ x, y, width: 0, height: 0 }, page))
      .map(([x, y]) => `a line leaves the sheet at ${String(x)} ${String(y)}`),
    ...overlapping(words, inkOf).map(([one, other]) => `“${one.text}” and “${other.text}” overlap`),
    ...overlapping(
      boxes.filter(({ card }) => card),
      (box) => box,
    ).map(([one, other]) => `cards at ${String(one.y)} and ${String(other.y)} overlap`),
    ...badBeginnings(words).map((text) => `a line begins with “${text}”`),
  ];
}

/** Where the ink of a word lies: a closing mark at its end has an empty half. */
function inkOf({ x, y, text, size, width }: Words): Frame {
  const empty = neverFirst.has(text.slice(-1)) && (text.codePointAt(text.length - 1) ?? 0) > 0x2000 ? size / 2 : 0;
  return { x, y: y - size * 0.84, width: width - empty, height: size * 0.92 };
}

function isInside(inner: Frame, outer: Frame): boolean {
  return (
    inner.x >= outer.x - slack &&
    inner.y >= outer.y - slack &&
    inner.x + inner.width <= outer.x + outer.width + slack &&
    inner.y + inner.height <= outer.y + outer.height + slack
  );
}

/** Pairs whose places lie on each other. Sorted from above, so that a long picture is not a million pairs. */
function overlapping<Item>(items: readonly Item[], placeOf: (item: Item) => Frame): readonly (readonly [Item, Item])[] {
  const sorted = items.map((item) => ({ item, place: placeOf(item) })).toSorted((a, b) => a.place.y - b.place.y);
  const found: [Item, Item][] = [];
  sorted.forEach((one, at) => {
    for (const other of sorted.slice(at + 1)) {
      if (other.place.y > one.place.y + one.place.height) break;
      if (overlap(one.place, other.place)) found.push([one.item, other.item]);
    }
  });
  return found;
}

function overlap(a: Frame, b: Frame): boolean {
  const across = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const down = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return across > slack && down > slack;
}

/** Words that stand at the left edge of their place with a mark that may not begin a line. */
function badBeginnings(words: readonly Words[]): readonly string[] {
  return words
    .filter(({ x, frame, text }) => Math.abs(x - frame.x) < slack && /^[，。、；：！？）》」』”]/.test(text))
    .map(({ text }) => text);
}
