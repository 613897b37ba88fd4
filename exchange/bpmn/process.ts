/** What a flow node does to tokens. */
export type BpmnKind =
  | 'start'
  | 'end'
  | 'terminate'
  | 'error-end'
  | 'task'
  | 'xor'
  | 'and'
  | 'or'
  | 'complex'
  | 'catch'
  | 'throw'
  | 'link-catch'
  | 'link-throw'
  | 'sub-process'
  | 'boundary';

/** A node of a process. Members that do not concern its kind are null. */
export type BpmnNode = {
  readonly id: string;
  readonly name: string;
  readonly kind: BpmnKind;
  /** Type in the meta-model, such as `bpmn:UserTask`. */
  readonly type: string;
  /** Kind of event, such as `timer`, null for a plain one and for what is no event. */
  readonly event: string | null;
  /** Boundary events: the activity, and whether it is broken off. */
  readonly attachedTo: string | null;
  readonly interrupting: boolean;
  /** Done again and again, or for many at once. */
  readonly repeats: 'loop' | 'many' | null;
  readonly inside: BpmnScope | null;
  /** Id of the flow taken when no condition holds. */
  readonly defaultFlow: string | null;
  /** Runs only to compensate; no token ever comes to it. */
  readonly forCompensation: boolean;
  /** Link events meet by this name; timers have their expression here, as text. */
  readonly detail: string | null;
  /** Our own facts, by name, as JSON text. */
  readonly facts: ReadonlyMap<string, string>;
  readonly documentation: string | null;
};

/** A sequence flow. */
export type BpmnFlow = {
  readonly id: string;
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly conditional: boolean;
  readonly facts: ReadonlyMap<string, string>;
};

/** A process or the inside of a sub-process. */
export type BpmnScope = { readonly nodes: readonly BpmnNode[]; readonly flows: readonly BpmnFlow[] };

/** A lane and the ids of the nodes in it. */
export type BpmnLane = { readonly id: string; readonly name: string; readonly nodes: readonly string[] };

/** An element that is not mapped: `drawn` ones say nothing about the order of steps, `refused` ones do. */
export type Unmapped = { readonly id: string; readonly element: string; readonly reason: string; readonly weight: 'drawn' | 'refused' };

/** One process of a file. */
export type BpmnProcess = {
  readonly id: string;
  readonly name: string;
  readonly executable: boolean;
  readonly scope: BpmnScope;
  readonly lanes: readonly BpmnLane[];
  readonly unmapped: readonly Unmapped[];
  readonly facts: ReadonlyMap<string, string>;
};
