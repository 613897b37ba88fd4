/** What must be found of one item; members that the shape has no column for are left out. */
export type ExpectedItem = {
  readonly name: string;
  readonly code?: string;
  readonly power_type?: string;
  readonly category?: string;
  readonly sub_item?: string;
  readonly posts?: readonly string[];
  readonly basis?: readonly string[];
  readonly responsibilities?: readonly { readonly stage: string | null; readonly text: string }[];
  readonly accountability?: readonly string[];
  readonly risks?: readonly {
    readonly stage: string | null;
    readonly level: 'high' | 'middle' | 'low' | null;
    readonly what: string;
    readonly prevention: string | null;
    readonly owner: string | null;
  }[];
  readonly remark?: string;
};

/** A file in the shape of a published one, with what must be read from it. */
export type Shape = {
  readonly title: string;
  readonly file: string;
  readonly bytes: () => Promise<Uint8Array>;
  readonly mapping: Readonly<Record<string, string>>;
  readonly items: readonly ExpectedItem[];
};
