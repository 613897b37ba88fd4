import fs from 'node:fs';
import { workerData } from 'node:worker_threads';
import type { EngineTask } from '../../server/platform/database/pglite/messages.ts';
import { serveDurably } from '../../server/platform/database/pglite/serve-engine.ts';

// Planted fault: from the moment that a file beside the data directory exists, every sync fails as on a broken disk.
const task = workerData as EngineTask;
const sync = fs.fsyncSync;
fs.fsyncSync = (descriptor) => {
  if (fs.existsSync(`${task.directory}.broken`)) throw Object.assign(new Error('EIO: i/o error, fsync'), { code: 'EIO' });
  sync(descriptor);
};
await serveDurably(task);
