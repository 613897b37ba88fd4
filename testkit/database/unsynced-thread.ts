import fs from 'node:fs';
import { workerData } from 'node:worker_threads';
import { NodeFS } from '@electric-sql/pglite/nodefs';
import type { EngineTask } from '../../server/platform/database/pglite/messages.ts';
import { serve } from '../../server/platform/database/pglite/serve-engine.ts';

// Planted violation: the engine on PGlite's own file system, as it comes. What reaches the disk is counted at the system call itself.
const task = workerData as EngineTask;
let syncs = 0;
const sync = fs.fsyncSync;
fs.fsyncSync = (descriptor) => {
  syncs += 1;
  sync(descriptor);
};
await serve(task, new NodeFS(task.directory), () => syncs);
