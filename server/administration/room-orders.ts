import { z } from 'zod';

import type { OpenCounty } from '../open-county.ts';
import type { ControlHandler } from '../platform/control/start-control.ts';
import type { Settings } from '../platform/settings/read-settings.ts';
import { writeOwnRegisters } from './own-registers.ts';
import { countyRoom } from './county-room.ts';
import { recordImport } from './record-import.ts';
import { takeSwept } from './sweep-at-night.ts';

const fromFile = z.object({ file: z.string().min(1) });
const intoFolder = z.object({ out: z.string().min(1) });
const recordWish = z.object({ login: z.string().min(1), snapshot: z.string().nullable() });

/** What a command about the data room may ask of a county. */
export type RoomOrder = 'own-registers' | 'record-import' | 'take-alerts';

/** The handlers of these orders. */
export function roomOrders(
  { services, sequencer }: Pick<OpenCounty, 'sequencer' | 'services'>,
  settings: Settings,
): Readonly<Record<RoomOrder, ControlHandler>> {
  return {
    'take-alerts': async (wish) => {
      const taken = await takeSwept(services, fromFile.parse(wish).file);
      await sequencer.settle();
      return taken;
    },
    'own-registers': async (wish) => writeOwnRegisters(services, intoFolder.parse(wish).out),
    'record-import': async (wish) => {
      const recorded = await recordImport(services, countyRoom(settings), recordWish.parse(wish));
      await sequencer.settle();
      return recorded;
    },
  };
}
