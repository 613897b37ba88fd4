import { workerData } from 'node:worker_threads';
import { recordWrites } from '../../../server/platform/database/crash/record-writes.ts';
import type { EngineTask } from '../../../server/platform/database/pglite/messages.ts';
import { serveDurably } from '../../../server/platform/database/pglite/serve-engine.ts';

// Planted violation: only the log is kept by its syncs, and what a checkpoint synced of the tables is not.
const task = workerData as EngineTask;
if (task.task === 'open')
  recordWrites({ directory: task.directory, keeps: (path) => path.startsWith('pg_wal') || path === 'global/pg_control' });
await serveDurably(task);
