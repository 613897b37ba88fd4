import type { ReportProgress } from '../server/platform/control/control-message.ts';
import type { Console } from './command.ts';
import { showProgress } from './progress.ts';

/** Shows the progress of a command on the error stream while it works. */
export async function withProgress<T>(console: Pick<Console, 'err'>, work: (report: ReportProgress) => Promise<T>): Promise<T> {
  const progress = showProgress({ isTTY: process.stderr.isTTY, columns: process.stderr.columns ?? 80, write: console.err });
  try {
    return await work((share, label) => progress.to(share, label));
  } finally {
    progress.end();
  }
}
