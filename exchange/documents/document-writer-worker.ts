import { parentPort } from 'node:worker_threads';

import { Fault } from '../../core/kernel/outcome.ts';
import { type WriteJob, writeJob } from './write-job.ts';
import type { WrittenFile } from './write-beside.ts';

parentPort?.on('message', ({ id, job }: { readonly id: number; readonly job: WriteJob }) => {
  void writeJob(job).then(
    (bytes) => tell({ id, bytes }),
    (error: unknown) => tell({ id, fault: error instanceof Fault ? error.code : String(error) }),
  );
});

function tell(answer: WrittenFile): void {
  parentPort?.postMessage(answer);
}
