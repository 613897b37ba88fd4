import { afterEach, describe, expect, it, vi } from 'vitest';

import { onInterrupt } from './interrupt.ts';

class Ended extends Error {}

/** Listens to the end of the process instead of letting it happen. */
function listenToExit() {
  return vi.spyOn(process, 'exit').mockImplementation(() => {
    throw new Ended();
  });
}

describe('interruption', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('%s aborts a command that ends by itself', (name) => {
    const interrupt = onInterrupt(true);
    process.emit(name);
    expect(interrupt.signal.aborted).toBe(true);
    interrupt.forget();
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('the second %s ends such a command at once, as shells report it', (name) => {
    const exit = listenToExit();
    const interrupt = onInterrupt(true);
    try {
      process.emit('SIGINT');
      expect(exit).not.toHaveBeenCalled();
      expect(() => process.emit(name)).toThrow(Ended);
      expect(exit).toHaveBeenCalledExactlyOnceWith(130);
    } finally {
      interrupt.forget();
    }
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('the first %s ends every other command at once', (name) => {
    const exit = listenToExit();
    const interrupt = onInterrupt(false);
    try {
      expect(() => process.emit(name)).toThrow(Ended);
      expect(exit).toHaveBeenCalledExactlyOnceWith(130);
      expect(interrupt.signal.aborted).toBe(false);
    } finally {
      interrupt.forget();
    }
  });

  it('leaves no listener behind', () => {
    const before = process.listenerCount('SIGINT');
    const interrupt = onInterrupt(true);
    expect(process.listenerCount('SIGINT')).toBe(before + 1);
    interrupt.forget();
    expect(process.listenerCount('SIGINT')).toBe(before);
  });
});
