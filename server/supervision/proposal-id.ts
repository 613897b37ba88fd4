import { createHash } from 'node:crypto';

/** The id of a proposal from the key of the press that makes it, so that a press sent twice answers the same. */
export function proposalId(commandId: string): string {
  return createHash('sha256').update(`proposal ${commandId}`).digest().subarray(0, 16).toString('base64url');
}
