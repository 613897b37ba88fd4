import { z } from 'zod';

import { eraseCase, erasureWish } from '../casework/erase-case.ts';
import { exportLog } from '../ledger/export-log.ts';
import { ledgerFolder, type Installation, type OpenCounty } from '../open-county.ts';
import type { ControlHandler } from '../platform/control/start-control.ts';
import { writeBackup } from '../backup/write-backup.ts';
import { posterWish, writePoster } from '../poster/write-poster.ts';
import { accountWish, orderAccount } from './account-orders.ts';
import { countyStatus } from './county-status.ts';
import { rebuildProjections } from './rebuild-projections.ts';
import { verifyCounty } from './verify-county.ts';
import { type RoomOrder, roomOrders } from './room-orders.ts';

const intoFile = z.object({ out: z.string().min(1) });

/** What a command may ask of a county, by name; the same whether the county is served by another process or opened by the command itself. */
export type CountyOrder =
  | 'verify-database'
  | 'export'
  | 'export-ledger'
  | 'backup'
  | 'poster'
  | 'erase'
  | 'rebuild'
  | 'account'
  | 'status'
  | RoomOrder;

/** The handlers of all orders. Answers are plain data. */
export function countyOrders(
  county: Pick<OpenCounty, 'restraint' | 'sequencer' | 'services'>,
  installation: Pick<Installation, 'settings' | 'library'>,
): Readonly<Record<CountyOrder, ControlHandler>> {
  const { services, sequencer } = county;
  const folder = ledgerFolder(installation.settings);
  const settled = <Answer>(answer: Answer): Promise<Answer> => sequencer.settle().then(() => answer);
  return {
    'verify-database': async (_wish, progress) =>
      verifyCounty(services, folder, (what, count) =>
        progress(what === 'entries' ? 0.3 : 0.6, `${what === 'entries' ? '条目 entries' : '事件 events'} ${String(count)}`),
      ),
    'export-ledger': async (wish, progress) => {
      await sequencer.settle();
      return exportLog(services, intoFile.parse(wish).out, (share) => progress(share, '哈希块 tiles'));
    },
    // Pages and documents are loaded only when they are asked for: a backup needs none of them.
    export: async (wish, progress) => {
      const { exportWish, orderExport } = await import('./export-order.ts');
      return orderExport(county, installation, { wish: exportWish.parse(wish), progress });
    },
    backup: async (wish, progress) => {
      // A ledger that stopped is all the more a reason for a copy.
      await sequencer.settle().catch(() => undefined);
      return writeBackup(services, intoFile.parse(wish).out, progress);
    },
    poster: async (wish, progress) => writePoster(services, posterWish.parse(wish), progress),
    erase: async (wish) => settled(await eraseCase(services, erasureWish.parse(wish))),
    rebuild: async (_wish, progress) => rebuildProjections(services, installation.library.words, progress),
    account: async (wish) => settled(await orderAccount(services, accountWish.parse(wish))),
    ...roomOrders({ services, sequencer }, installation.settings),
    status: async () => ({
      ...(await countyStatus(services.database, services.county, {
        ledgerSeed: services.keys.ledgerSeed,
        folder,
        now: services.clock.realNow,
      })),
      stopped: sequencer.state.stopped,
      pid: process.pid,
    }),
  };
}
