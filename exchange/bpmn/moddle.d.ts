declare module 'bpmn-moddle' {
  /** An element of the meta-model; members are read through `get` and narrowed by the reader. */
  export type ModdleElement = {
    readonly $type: string;
    readonly id?: string;
    readonly $attrs?: Readonly<Record<string, unknown>>;
    readonly get: (name: string) => unknown;
    readonly set: (name: string, value: unknown) => void;
    readonly $instanceOf?: (type: string) => boolean;
  };
  export type Parsed = { readonly rootElement: ModdleElement; readonly warnings: readonly { readonly message: string }[] };
  export class BpmnModdle {
    constructor(packages?: Readonly<Record<string, unknown>>);
    fromXML(xml: string, options?: { readonly lax?: boolean }): Promise<Parsed>;
    toXML(element: ModdleElement, options?: { readonly format?: boolean }): Promise<{ readonly xml: string }>;
    create(type: string, attributes?: Readonly<Record<string, unknown>>): ModdleElement;
    createAny(type: string, namespace: string, attributes?: Readonly<Record<string, unknown>>): ModdleElement;
  }
}
