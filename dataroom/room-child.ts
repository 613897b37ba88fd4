import { sweepFolder } from './sweep-folder.ts';
import type { RoomMessage, SweepOrder } from './sweep-order.ts';

/** The process of the data room: does one order and ends. */
process.once('message', (order: SweepOrder) => {
  void work(order);
});

/** Without the one who asked there is nobody to work for. */
process.once('disconnect', () => process.exit(1));
process.once('SIGTERM', () => process.exit(143));
/** Ctrl-C reaches all processes of a terminal at once; who asked decides and says SIGTERM, so that copies are removed first. */
process.on('SIGINT', () => undefined);

async function work(order: SweepOrder): Promise<void> {
  let message: RoomMessage;
  try {
    const summary = await sweepFolder(order, (share, label) => tell({ kind: 'progress', share, label }));
    message = { kind: 'done', summary };
  } catch (error) {
    message = { kind: 'failed', error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
  process.removeAllListeners('disconnect');
  process.send?.(message, () => process.disconnect());
}

function tell(message: RoomMessage): void {
  process.send?.(message);
}
