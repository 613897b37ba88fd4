import { findLost, prepare, write } from './paired-workload.ts';
import { runWorkload } from './run-workload.ts';

// Started by crash-loop.ts.
await runWorkload({ prepare, write, findLost });
