import { runWorkload } from '../../server/platform/database/crash/run-workload.ts';
import { findLost, prepare, write } from './county-workload.ts';

// Started by crash-loop.ts.
await runWorkload({ prepare, write, findLost });
