/** One transition of a {@link Net}; places are numbers, a place named twice counts twice. */
export type Transition = {
  /** The step of the model it stands for: the id that counter-examples and lists of dead nodes name. */
  readonly node: string;
  /** The activity a log shows, null when the transition is silent. */
  readonly label: string | null;
  readonly take: readonly number[];
  readonly give: readonly number[];
  /** Places emptied besides (interruption, termination). */
  readonly clear?: readonly number[];
  /** Places that must be empty (a sub-process ends when nothing in it is left). */
  readonly empty?: readonly number[];
};

/** When a run is complete: in exactly one marking, or when only these places hold tokens. */
export type Final = { readonly marking: readonly number[] } | { readonly only: ReadonlySet<number> };

/** A place/transition net with labels: what charts, BPMN processes and PNML nets become before a log is held against them. */
export type Net = {
  readonly places: number;
  readonly transitions: readonly Transition[];
  /** Places that hold a token at the start, one entry a token. */
  readonly initial: readonly number[];
  readonly final: Final;
  /** Steps in the order of the model, by which ties between repairs are broken. */
  readonly order: readonly ModelStep[];
};

/** A visible step: the activity that names it in a log, its id, and the cost of skipping it. */
export type ModelStep = { readonly label: string; readonly id: string; readonly skipCost: number };

/** Cost of an ordinary repair, and of skipping an approval that the law requires. */
export const repairCosts = { ordinary: 1, lawfulApproval: 3 } as const;
