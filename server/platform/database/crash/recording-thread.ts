import { workerData } from 'node:worker_threads';
import type { EngineTask } from '../pglite/messages.ts';
import { serveDurably } from '../pglite/serve-engine.ts';
import { recordWrites } from './record-writes.ts';

// The engine's own thread, with a log of everything it does to its files. Started by lost-writes-loop.ts.
const task = workerData as EngineTask;
if (task.task === 'open') recordWrites({ directory: task.directory });
await serveDurably(task);
