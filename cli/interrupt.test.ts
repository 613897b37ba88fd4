import { describe, expect, it } from 'vitest';

import { onInterrupt } from './interrupt.ts';

describe('interruption', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('%s aborts a command that ends by itself', (name) => {
    const interrupt = onInterrupt(true);
    process.emit(name);
    expect(interrupt.signal.aborted).toBe(true);
    interrupt.forget();
  });

  it('leaves no listener behind', () => {
    const before = process.listenerCount('SIGINT');
    const interrupt = onInterrupt(true);
    expect(process.listenerCount('SIGINT')).toBe(before + 1);
    interrupt.forget();
    expect(process.listenerCount('SIGINT')).toBe(before);
  });
});
