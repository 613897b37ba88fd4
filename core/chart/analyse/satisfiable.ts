import type { ChartFacts } from './approval-plan.ts';
import { membersOf } from './bit-set.ts';
import { type Budget, withPart } from './budget.ts';
import { type Loops, loopsOf, RunShapes } from './run-shape.ts';
import { type Rules, ruleParts, rulesOf } from './rules.ts';
import { type Seating, seatingOf } from './seating.ts';
import { type Instance, type SeatingFrame, seatingFrameOf } from './seating-frame.ts';
import { findTeam, type TeamResult } from './team-search.ts';

/** Part of the chart whose staffing is judged on its own: steps that rules tie together. */
export type StaffingPart = {
  readonly steps: readonly number[];
  /** All steps of the part at once, repeated where a repetition counts: if this can be staffed, every run can. */
  readonly all: Seating;
  readonly shapes: RunShapes;
  /** Its instances are the bits of the shapes. */
  readonly frame: SeatingFrame;
};

const everyPart = (): boolean => true;

/** The parts of a chart, or those of them whose steps are wanted. */
export function staffingParts(facts: ChartFacts, wanted: (steps: readonly number[]) => boolean = everyPart): readonly StaffingPart[] {
  const rules = rulesOf(facts.constraints, facts, new Set());
  const loops = loopsOf(facts.graph);
  return ruleParts(rules)
    .filter(wanted)
    .map((steps) => partOf(facts, { rules, loops, steps }));
}

function partOf(
  facts: ChartFacts,
  part: { readonly rules: Rules; readonly loops: Loops; readonly steps: readonly number[] },
): StaffingPart {
  const once = facts.flow.nodes.map(() => -1);
  const twice = facts.flow.nodes.map(() => -1);
  const instanceOf: Instance[] = [];
  for (const step of part.steps) {
    const node = facts.flow.steps[step]?.node ?? -1;
    once[node] = instanceOf.push({ step, copy: 0 }) - 1;
    if (part.rules.renewed[step] === true && part.loops.places.has(node)) twice[node] = instanceOf.push({ step, copy: 1 }) - 1;
  }
  const frame = seatingFrameOf(instanceOf, { ...facts, rules: part.rules });
  const all = seatingOf(
    frame,
    instanceOf.map((_, bit) => bit),
  );
  return { steps: part.steps, all, shapes: new RunShapes(facts.graph, part.loops, { once, twice, bits: instanceOf.length }), frame };
}

/** Can every complete run shape be staffed with the given number of members per class? Null when the budget is spent. */
export function isSatisfiable(
  facts: ChartFacts,
  question: { readonly parts: readonly StaffingPart[]; readonly capacity: readonly number[] },
  budget: Budget,
): boolean | null {
  let undecided = false;
  for (const part of question.parts) {
    const answer = isPartSatisfiable(facts, { part, capacity: question.capacity }, budget);
    if (answer === false) return false;
    undecided ||= answer === null;
  }
  return undecided ? null : true;
}

function isPartSatisfiable(
  facts: ChartFacts,
  question: { readonly part: StaffingPart; readonly capacity: readonly number[] },
  budget: Budget,
): boolean | null {
  const { part, capacity } = question;
  const all = canStaff(facts, { seating: part.all, capacity }, budget);
  if (all !== false) return all;
  return part.shapes.every((shape) => canStaff(facts, { seating: seatingOf(part.frame, membersOf(shape)), capacity }, budget), budget);
}

/** Per class: how many of its members one way to staff the whole part needs; null when not found within the budget. */
export function usedMembers(facts: ChartFacts, part: StaffingPart, budget: Budget): readonly number[] | null {
  const capacity = facts.staff.classes.map((each) => each.members.length);
  const result = staffSomehow(facts, { seating: part.all, capacity }, budget);
  if (result === 'none' || result === 'spent') return null;
  const actors = new Set(result.cast.actors);
  return facts.staff.classes.map((each) => each.members.filter((person) => actors.has(person)).length);
}

function canStaff(
  facts: ChartFacts,
  question: { readonly seating: Seating; readonly capacity: readonly number[] },
  budget: Budget,
): boolean | null {
  const result = staffSomehow(facts, question, budget);
  return result === 'spent' ? null : result !== 'none';
}

/** Two ways to search: with many persons, which is nearly always quick, then with few, which rules about teams may need. */
function staffSomehow(
  facts: ChartFacts,
  question: { readonly seating: Seating; readonly capacity: readonly number[] },
  budget: Budget,
): TeamResult {
  const { seating, capacity } = question;
  const limits = { most: Infinity, capacity, seeds: [] };
  const quick = withPart(budget, 0.2, (own) => findTeam(seating, { staff: facts.staff, limits: { ...limits, prefer: 'many' } }, own));
  return quick === 'spent' ? findTeam(seating, { staff: facts.staff, limits: { ...limits, prefer: 'few' } }, budget) : quick;
}
