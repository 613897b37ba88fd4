import type { CrashWorkload } from './crash-workload.ts';
import { findLost, prepare, write } from './paired-workload.ts';

/** Name of a workload. */
export type WorkloadName = 'pairs';

/** The workloads by name; parent and child find the same one. */
export const workloads: Readonly<Record<WorkloadName, CrashWorkload>> = { pairs: { prepare, write, findLost } };
