import { Worker } from 'node:worker_threads';
import { Fault } from '../../../../core/kernel/outcome.ts';
import { compiledFile } from '../package-place.ts';
import { SqlFailure } from '../sql-failure.ts';
import type { EngineReply, EngineRequest, EngineTask, SessionRole, Statement, StatementResult } from './messages.ts';

/** What happens when the engine's thread dies or a sync fails. It is a fault of the whole process, because nobody knows what was kept. */
export type OnEngineFault = (fault: Fault) => void;

/** How an engine's thread is started. Tests give another thread file or watch the fault; the program never does. */
export type EngineSettings = {
  readonly directory: string;
  readonly threadFile?: string;
  readonly onFault?: OnEngineFault;
  /** Called when a thread begins to make a new directory: it needs seconds, in which this thread may do something else. */
  readonly whenMaking?: () => void;
};

type Answered = Exclude<EngineReply, { readonly kind: 'ready' | 'broken' }>;
type Waiting = { readonly resolve: (reply: Answered) => void; readonly reject: (error: Error) => void };
type WithoutId<R> = R extends { readonly id: number } ? Omit<R, 'id'> : never;

/** The main thread's end of the engine's thread. One holder at a time: `hold` gives out the single session, first come first served. */
export class EngineLink {
  readonly #worker: Worker;
  readonly #onFault: OnEngineFault;
  readonly #waiting = new Map<number, Waiting>();
  #ids = 0;
  #fault: Fault | undefined;
  #isClosing = false;
  #closed: Promise<void> | undefined;
  #lastHold: Promise<void> = Promise.resolve();

  private constructor(worker: Worker, onFault: OnEngineFault) {
    this.#worker = worker;
    this.#onFault = onFault;
  }

  /** Opens an existing data directory. */
  static async open(settings: EngineSettings): Promise<EngineLink> {
    const worker = startThread(settings, 'open');
    const link = new EngineLink(worker, settings.onFault ?? endProcess);
    await waitUntilReady(worker);
    worker.on('message', (reply: EngineReply) => link.#take(reply));
    worker.on('error', (error) => link.#break(new Fault('engine-thread-failed', { cause: String(error) })));
    worker.on('exit', (code) => link.#ended(code));
    return link;
  }

  /** Makes a data directory in a thread of its own and waits for that thread's end: making one takes 0.8 to 1.0 GB, which is given back so. */
  static async create(settings: EngineSettings): Promise<void> {
    const worker = startThread(settings, 'create');
    worker.once('online', () => settings.whenMaking?.());
    const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
    await waitUntilReady(worker);
    await worker.terminate();
    await ended;
  }

  /** Waits for the session and returns the function that gives it back. @throws Fault `database-closed` */
  async hold(): Promise<() => void> {
    const before = this.#lastHold;
    let release: () => void = () => {};
    this.#lastHold = new Promise((resolve) => {
      release = resolve;
    });
    await before;
    if (!this.#isClosing) return release;
    release();
    throw new Fault('database-closed');
  }

  /** Runs statements in one message; the first failure stops them. The caller holds the session. */
  async run(role: SessionRole, statements: readonly Statement[]): Promise<readonly StatementResult[]> {
    const reply = await this.#ask({ kind: 'run', role, statements });
    return reply.kind === 'results' ? reply.results : [];
  }

  /** Runs a text of several statements. The caller holds the session. */
  async script(role: SessionRole, sql: string): Promise<void> {
    await this.#ask({ kind: 'script', role, sql });
  }

  /** Syncs that reached the disk since the engine was opened. */
  async countSyncs(): Promise<number> {
    const reply = await this.#ask({ kind: 'count-syncs' });
    return reply.kind === 'syncs' ? reply.count : 0;
  }

  /** Waits for the holder of the session, shuts the engine down (which writes a checkpoint) and ends its thread. Who waits behind gets Fault `database-closed`. */
  close(): Promise<void> {
    this.#closed ??= this.#shutDown();
    return this.#closed;
  }

  async #shutDown(): Promise<void> {
    const release = await this.hold();
    this.#isClosing = true;
    if (this.#fault === undefined) {
      const ended = new Promise<void>((resolve) => this.#worker.once('exit', () => resolve()));
      await this.#ask({ kind: 'close' });
      await this.#worker.terminate();
      await ended;
    }
    release();
  }

  #ask(request: WithoutId<EngineRequest>): Promise<Answered> {
    if (this.#fault !== undefined) return Promise.reject(this.#fault);
    this.#ids += 1;
    const id = this.#ids;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ ...request, id });
    });
  }

  #take(reply: EngineReply): void {
    if (reply.kind === 'ready') return;
    if (reply.kind === 'broken') return this.#break(new Fault(reply.code, { cause: reply.cause }));
    const waiting = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    if (reply.kind === 'refused') waiting?.reject(new SqlFailure(reply.failure));
    else if (reply.kind === 'fault') waiting?.reject(new Fault(reply.code, { cause: reply.cause }));
    else waiting?.resolve(reply);
  }

  #ended(code: number): void {
    if (!this.#isClosing) this.#break(new Fault('engine-thread-ended', { exitCode: code }));
  }

  #break(fault: Fault): void {
    if (this.#fault !== undefined) return;
    this.#fault = fault;
    for (const { reject } of this.#waiting.values()) reject(fault);
    this.#waiting.clear();
    this.#onFault(fault);
  }
}

function startThread(settings: EngineSettings, task: EngineTask['task']): Worker {
  const file = settings.threadFile ?? compiledFile('server/platform/database/pglite/engine-worker.ts');
  const workerData: EngineTask = { task, directory: settings.directory };
  return new Worker(file, { workerData, execArgv: [] });
}

function waitUntilReady(worker: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    const onMessage = (reply: EngineReply): void => {
      if (reply.kind === 'ready') settle(resolve);
      else if (reply.kind === 'broken') settle(() => reject(new Fault(reply.code, { cause: reply.cause })));
    };
    const onError = (error: unknown): void => settle(() => reject(new Fault('engine-start-failed', { cause: String(error) })));
    const onExit = (exitCode: number): void => settle(() => reject(new Fault('engine-start-failed', { exitCode })));
    const settle = (then: () => void): void => {
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      then();
    };
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
  });
}

function endProcess(fault: Fault): never {
  process.stderr.write(`${fault.message}\n`);
  process.exit(70);
}
