import { isAbsolute, resolve } from 'node:path';

import type { DatabaseReport } from '../server/ledger/verify-database.ts';
import { runVerify } from '../verify/main.ts';
import { askCounty } from './ask-county.ts';
import type { Command, Console, ExitCode, Request } from './command.ts';
import { withProgress } from './command-progress.ts';
import { databaseReportLines } from './database-report.ts';
import { settingsOr } from './read-settings.ts';
import { startFault } from './start-fault.ts';

/** `mingquan verify`: audits an exported or served ledger, or the database against its ledger. */
export const verify: Command = {
  usage: 'DIR|URL [--key name+id+base64] [--earlier FILE] [--json]\n                              mingquan verify --database [--json]',
  options: { database: { type: 'boolean' }, json: { type: 'boolean' }, key: { type: 'string' }, earlier: { type: 'string' } },
  words: [0, 1],
  run: async (request, console) => (request.options['database'] === true ? verifyDatabase(request, console) : verifyLog(request, console)),
};

async function verifyLog({ options, words }: Request, console: Console): Promise<ExitCode> {
  const { key, earlier } = options;
  const args = [
    ...words.map((place) => (/^https?:/i.test(place) ? place : inFolder(console, place))),
    ...(typeof key === 'string' ? ['--key', key] : []),
    ...(typeof earlier === 'string' ? ['--earlier', inFolder(console, earlier)] : []),
    ...(options['json'] === true ? ['--json'] : []),
  ];
  const code = await runVerify(args, { out: (line) => console.out(`${line}\n`), note: (line) => console.err(`${line}\n`) });
  return code === 0 || code === 1 ? code : 2;
}

function inFolder(console: Console, path: string): string {
  return isAbsolute(path) ? path : resolve(console.folder, path);
}

async function verifyDatabase({ options, words }: Request, console: Console): Promise<ExitCode> {
  if (words.length > 0) {
    console.err('--database 不带目录或网址 · --database takes no folder or address\n');
    return 2;
  }
  const settings = settingsOr(console);
  if (settings === undefined) return 2;
  return startFault(console, async () => {
    const report = (await withProgress(console, (progress) => askCounty(settings, { do: 'verify-database' }, progress))) as DatabaseReport;
    console.out(
      options['json'] === true
        ? `${JSON.stringify(report)}\n`
        : databaseReportLines(report)
            .map((line) => `${line}\n`)
            .join(''),
    );
    return report.sound ? 0 : 1;
  });
}
