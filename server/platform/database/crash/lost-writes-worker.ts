import { writeSync } from 'node:fs';

import { compiledFile } from '../package-place.ts';
import { migrate } from '../migrate.ts';
import { openDatabase } from '../open-database.ts';
import { prepare, write } from './paired-workload.ts';
import { openWriteLog, writeLogOf } from './write-log.ts';

const checkpointEveryMs = 150;

// Started by lost-writes-loop.ts: commits until it is killed, and notes each acknowledgement in the log of writes, behind the syncs it rests on.
const [directory = '', thread = ''] = process.argv.slice(2);
const append = openWriteLog(writeLogOf(directory));
const database = await openDatabase({ kind: 'embedded', directory, threadFile: compiledFile(thread) });
await migrate(database);
await prepare(database);
writeSync(3, 'ready\n');
// Checkpoints move the place from which recovery begins: what they forgot to sync, nobody could restore.
const checkpoints = setInterval(() => void database.asOwner((session) => session.script('checkpoint')), checkpointEveryMs);
await write(database, (text) => append({ did: 'acknowledged', text })).finally(() => clearInterval(checkpoints));
