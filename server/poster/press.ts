import { Worker } from 'node:worker_threads';

import { Fault, refuse, type Refusal } from '../../core/kernel/outcome.ts';
import { compiledFile } from '../platform/database/package-place.ts';
import type { PressOrder } from './order.ts';
import { fontFile } from './printing-font.ts';

/** What the thread says: how far it is, the drawn bytes, or why not. */
export type PressAnswer = { readonly share: number } | { readonly bytes: Uint8Array } | { readonly failed: string };

/** What the thread may take before it is ended, and how many wait for it at most. */
export type PressCaps = { readonly milliseconds: number; readonly heapMegabytes: number; readonly waiting: number };

/** One item is drawn in less than a second; a booklet of a whole unit takes its time. */
export const itemCaps: PressCaps = { milliseconds: 30_000, heapMegabytes: 256, waiting: 12 };
export const bookletCaps: PressCaps = { milliseconds: 300_000, heapMegabytes: 224, waiting: 3 };

type Job = {
  readonly order: PressOrder;
  readonly tell: (share: number) => void;
  readonly resolve: (bytes: Uint8Array) => void;
  readonly reject: (error: Error) => void;
};

/** A thread that draws one form after the other, so that no page waits for a drawing. It starts with the first order. */
export class Press {
  readonly #caps: PressCaps;
  readonly #waiting: Job[] = [];
  #running: Job | undefined;
  #thread: Worker | undefined;

  constructor(caps: PressCaps) {
    this.#caps = caps;
  }

  /**
   * Draws a form.
   *
   * Refused: `too-many-requests` when too many wait already.
   *
   * @throws Fault `poster-failed` when the thread breaks, takes too long or too much memory
   */
  print(order: PressOrder, tell: (share: number) => void = () => {}): Promise<Uint8Array | Refusal<'too-many-requests'>> {
    if (this.#waiting.length >= this.#caps.waiting) return Promise.resolve(refuse('too-many-requests', { seconds: 10 }));
    return new Promise((resolve, reject) => {
      this.#waiting.push({ order, tell, resolve, reject });
      this.#next();
    });
  }

  /** Ends the thread; what waits fails. */
  async close(): Promise<void> {
    for (const job of this.#waiting.splice(0)) job.reject(failed(job, 'closed'));
    await this.#stop('closed');
  }

  #next(): void {
    if (this.#running !== undefined) return;
    const job = this.#waiting.shift();
    if (job === undefined) {
      // An idle thread keeps no process alive.
      this.#thread?.unref();
      return;
    }
    this.#running = job;
    const thread = this.#started();
    const clock = setTimeout(() => void this.#stop('took too long'), this.#caps.milliseconds);
    const settle = (act: () => void): void => {
      clearTimeout(clock);
      thread.removeAllListeners('message');
      this.#running = undefined;
      act();
      this.#next();
    };
    thread.on('message', (answer: PressAnswer) => {
      if ('share' in answer) job.tell(answer.share);
      else settle(() => ('bytes' in answer ? job.resolve(answer.bytes) : job.reject(failed(job, answer.failed))));
    });
    this.#onEnd = (why) => settle(() => job.reject(failed(job, why)));
    thread.ref();
    thread.postMessage(job.order);
  }

  /** What a job does when the thread ends before it has answered. */
  #onEnd: (why: string) => void = () => {};

  #started(): Worker {
    if (this.#thread !== undefined) return this.#thread;
    const thread = new Worker(compiledFile('server/poster/draw-worker.ts'), {
      workerData: { fontFile },
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: this.#caps.heapMegabytes, maxYoungGenerationSizeMb: 32 },
    });
    const ended = (why: string): void => {
      if (this.#thread !== thread) return;
      this.#thread = undefined;
      if (this.#running !== undefined) this.#onEnd(why);
    };
    thread.once('error', (error) => ended(error.message));
    thread.once('exit', (code) => ended(`ended with ${String(code)}`));
    this.#thread = thread;
    return thread;
  }

  async #stop(why: string): Promise<void> {
    const thread = this.#thread;
    this.#thread = undefined;
    if (this.#running !== undefined) this.#onEnd(why);
    await thread?.terminate();
  }
}

function failed({ order }: Job, why: string): Fault {
  return new Fault('poster-failed', { form: order.form, why });
}
