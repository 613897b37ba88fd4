import { writeSync } from 'node:fs';
import { migrate } from '../migrate.ts';
import { openDatabase } from '../open-database.ts';
import { type WorkloadName, workloads } from './workloads.ts';

// Started by crash-loop.ts with the data directory and the name of the workload; acknowledges on descriptor 3, one line per commit.
const [directory = '', name = ''] = process.argv.slice(2);
const workload = workloads[name as WorkloadName];
const database = await openDatabase({ kind: 'embedded', directory });
await migrate(database);
await workload.prepare(database);
writeSync(3, 'ready\n');
await workload.write(database, (text) => writeSync(3, `${text}\n`));
