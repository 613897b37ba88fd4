import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { describe, expect, it } from 'vitest';

/** What a page needs to check a receipt, its entry and the fields that were opened. */
const ISLAND = `
  import { commitmentOf, opensCommitment } from '/commitment.ts';
  import { decodeEntry } from '/entry-bytes.ts';
  import { ed25519Verifier, parseNoteKey } from '/note-key.ts';
  import { verifyReceipt } from '/receipt.ts';
  globalThis.ledger = { commitmentOf, decodeEntry, ed25519Verifier, opensCommitment, parseNoteKey, verifyReceipt };
`;

describe('receipt verifier in the browser', () => {
  it('is at most 20 KB gzip and imports nothing of Node', async () => {
    const island = {
      name: 'island',
      resolveId: (id: string) => (id === 'island' ? id : id.startsWith('/') ? join(import.meta.dirname, id) : undefined),
      load: (id: string) => (id === 'island' ? ISLAND : undefined),
    };
    const result = await build({
      configFile: false,
      logLevel: 'silent',
      plugins: [{ ...island, enforce: 'pre' }],
      build: { write: false, minify: true, rollupOptions: { input: 'island', output: { format: 'es' } } },
    });
    const outputs = Array.isArray(result) ? result : 'output' in result ? [result] : [];
    const chunks = outputs.flatMap((one) => one.output).filter((part) => part.type === 'chunk');
    const code = chunks.map((chunk) => chunk.code).join('');
    expect(code.includes('c2sp.org/tlog-proof@v1')).toBe(true);
    expect(/[`'"]node:|\bBuffer\.|\brequire\(/.exec(code)).toBeNull();
    expect(chunks.flatMap((chunk) => chunk.imports)).toEqual([]);
    expect(gzipSync(code).length).toBeLessThanOrEqual(20 * 1_024);
  });
});
