import type { Refusal } from '../../core/kernel/outcome.ts';

/** Why an XML file from outside is not read. Refusals never repeat what the file says. */
export type XmlRefusal =
  | 'doctype-forbidden'
  | 'malformed-xml'
  | 'encoding-not-supported'
  | 'xml-too-deep'
  | 'xml-too-many-nodes'
  | 'file-too-large'
  | 'damaged-gzip';

/** Thrown to leave a running reader; caught once where the file came in, which answers with the refusal. */
export class StopXml extends Error {
  readonly refusal: Refusal<XmlRefusal>;

  constructor(refusal: Refusal<XmlRefusal>) {
    super(refusal.refused);
    this.name = 'StopXml';
    this.refusal = refusal;
  }
}
