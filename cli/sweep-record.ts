import { isRefusal, type Refusal } from '../core/kernel/outcome.ts';
import type { LoginKnown, RecordedImport } from '../server/administration/record-import.ts';
import type { Settings } from '../server/platform/settings/read-settings.ts';
import { askCounty } from './ask-county.ts';
import type { Console, ExitCode } from './command.ts';
import { startFault } from './start-fault.ts';
import { tellRefusal } from './tell-refusal.ts';

/** Who takes the data in, and the county whose ledger says so. */
export type Recording = { readonly settings: Settings; readonly login: string };

/** Sweeps into the room of a county and enters the import into its ledger; asks first whether it would be. */
export async function withRecord(
  { settings, login }: Recording,
  console: Console,
  sweep: (swept: (snapshot: string) => void) => Promise<ExitCode>,
): Promise<ExitCode> {
  return startFault(console, async () => {
    const ask = async (snapshot: string | null): Promise<RecordedImport | Refusal | LoginKnown> =>
      (await askCounty(settings, { do: 'record-import', with: { login, snapshot } }, () => undefined)) as
        | RecordedImport
        | Refusal
        | LoginKnown;
    const allowed = await ask(null);
    if (isRefusal(allowed)) return tellRefusal(console, allowed);
    const made: { snapshot?: string } = {};
    const code = await sweep((snapshot) => void (made.snapshot = snapshot));
    if (made.snapshot === undefined) return code;
    const recorded = await ask(made.snapshot);
    if (isRefusal(recorded)) return tellRefusal(console, recorded);
    if ('snapshot' in recorded)
      console.err(
        `导入${recorded.repeated ? '已在' : '已记入'}账本：快照 ${recorded.snapshot}，清单 ${recorded.manifest} · the import stands in the ledger\n`,
      );
    return code;
  });
}
