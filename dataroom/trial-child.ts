import type { TrialMessage } from './start-trial.ts';
import { tryParameter, type TrialOrder } from './try-parameter.ts';

/** The process of a trial: does one and ends. */
process.once('message', (order: TrialOrder) => {
  void work(order);
});

/** Without the one who asked there is nobody to work for. */
process.once('disconnect', () => process.exit(1));
process.once('SIGTERM', () => process.exit(143));
process.on('SIGINT', () => undefined);

async function work(order: TrialOrder): Promise<void> {
  let message: TrialMessage;
  try {
    message = { kind: 'done', answer: await tryParameter(order, (done, of) => process.send?.({ kind: 'progress', done, of })) };
  } catch (error) {
    message = { kind: 'failed', error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
  process.removeAllListeners('disconnect');
  process.send?.(message, () => process.disconnect());
}
