import { workerData } from 'node:worker_threads';
import { recordWrites } from '../../../server/platform/database/crash/record-writes.ts';
import type { EngineTask } from '../../../server/platform/database/pglite/messages.ts';
import { serveDurably } from '../../../server/platform/database/pglite/serve-engine.ts';

// Planted violation: syncs are answered and nothing is kept, as on the engine without its sync or on a disk that lies.
const task = workerData as EngineTask;
if (task.task === 'open') recordWrites({ directory: task.directory, keeps: () => false });
await serveDurably(task);
