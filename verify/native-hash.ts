import { hash } from 'node:crypto';

import type { HashFunction } from '../core/ledger/tree.ts';

/** SHA-256 of Node, for a tree hasher. One-shot and through a byte string, which is about twice as fast as a hash object. */
export const nativeSha256: HashFunction = (bytes) => Buffer.from(hash('sha256', bytes, 'binary'), 'latin1');
