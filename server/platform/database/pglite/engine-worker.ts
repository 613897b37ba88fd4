import { workerData } from 'node:worker_threads';
import type { EngineTask } from './messages.ts';
import { serveDurably } from './serve-engine.ts';

// Entry of the engine's thread; what it does is in serve-engine.ts, which tests also start with other file systems.
await serveDurably(workerData as EngineTask);
