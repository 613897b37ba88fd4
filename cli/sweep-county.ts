import { copyFile, link, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { WrittenRegisters } from '../server/administration/own-registers.ts';
import { askCounty } from './ask-county.ts';
import type { Console, ExitCode } from './command.ts';
import { settingsOr } from './read-settings.ts';
import { startFault } from './start-fault.ts';

/** Has the county write its own casework beside the files of a folder (if any), lets them be swept together, and removes the copies. */
export async function withCountyCases(
  input: string | null,
  console: Console,
  sweep: (input: string) => Promise<ExitCode>,
): Promise<ExitCode> {
  const settings = settingsOr(console);
  if (settings === undefined) return 2;
  const together = await mkdtemp(join(tmpdir(), 'mingquan-county-'));
  try {
    return await startFault(console, async () => {
      const written = (await askCounty(settings, { do: 'own-registers', with: { out: together } }, () => undefined)) as WrittenRegisters;
      console.err(`本平台办件 ${String(written.cases)} 件 · cases of this platform\n`);
      for (const entry of input === null ? [] : await readdir(input, { withFileTypes: true })) {
        if (!entry.isFile()) continue;
        const [from, to] = [join(input ?? '', entry.name), join(together, entry.name)];
        await link(from, to).catch(() => copyFile(from, to));
      }
      return sweep(together);
    });
  } finally {
    await rm(together, { recursive: true, force: true });
  }
}
