import { type MessagePort, parentPort } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import type { NodeFS } from '@electric-sql/pglite/nodefs';
import { Fault } from '../../../../core/kernel/outcome.ts';
import { SqlFailure } from '../sql-failure.ts';
import { DurableFileSystem } from './durable-file-system.ts';
import { Engine } from './engine.ts';
import type { EngineReply, EngineRequest, EngineTask } from './messages.ts';
import { startParameters } from './start-parameters.ts';

type Served = { readonly database: PGlite; readonly engine: Engine; readonly countSyncs: () => number };

/** Serves a data directory with every commit synced. A failed sync ends this thread, and with it the process. */
export async function serveDurably(task: EngineTask): Promise<void> {
  const port = getPort();
  const files = new DurableFileSystem(task.directory, (error) => endBroken(port, error));
  await serve(task, files, () => files.syncs);
}

/** Serves a data directory on the given file system. `countSyncs` tells how many syncs reached the disk. */
export async function serve(task: EngineTask, files: NodeFS, countSyncs: () => number): Promise<void> {
  const port = getPort();
  const database = await PGlite.create({ fs: files, startParams: [...startParameters] });
  if (task.task === 'create') {
    await database.close();
    send(port, { kind: 'ready' });
    return;
  }
  const served: Served = { database, engine: new Engine(database), countSyncs };
  let last: Promise<void> = Promise.resolve();
  port.on('message', (request: EngineRequest) => {
    last = last.then(() => answer(port, request, served));
  });
  send(port, { kind: 'ready' });
}

async function answer(port: MessagePort, request: EngineRequest, served: Served): Promise<void> {
  try {
    send(port, await perform(request, served));
  } catch (error) {
    send(port, refusalOf(request.id, error));
  }
  if (request.kind === 'close') port.close();
}

async function perform(request: EngineRequest, { database, engine, countSyncs }: Served): Promise<EngineReply> {
  const { id } = request;
  switch (request.kind) {
    case 'run':
      return { kind: 'results', id, results: await engine.run(request.role, request.statements) };
    case 'script':
      await engine.script(request.role, request.sql);
      return { kind: 'done', id };
    case 'count-syncs':
      return { kind: 'syncs', id, count: countSyncs() };
    case 'close':
      await database.close();
      return { kind: 'done', id };
  }
}

function refusalOf(id: number, error: unknown): EngineReply {
  if (error instanceof SqlFailure) {
    const { message, code, detail, constraint, table } = error;
    return { kind: 'refused', id, failure: { message, code, detail, constraint, table } };
  }
  return { kind: 'fault', id, code: error instanceof Fault ? error.code : 'engine-fault', cause: String(error) };
}

/** Never returns: PGlite would swallow a thrown error and go on to acknowledge the commit. */
function endBroken(port: MessagePort, error: unknown): never {
  send(port, { kind: 'broken', code: 'sync-failed', cause: String(error) });
  process.exit(70);
}

function send(port: MessagePort, reply: EngineReply): void {
  port.postMessage(reply);
}

function getPort(): MessagePort {
  if (parentPort === null) throw new Fault('engine-outside-thread');
  return parentPort;
}
