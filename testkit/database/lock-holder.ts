import { lockDirectory } from '../../server/platform/database/pglite/directory-lock.ts';

// Started by tests as another process: takes the lock, says so and stays until it is killed; ends when it is refused.
await lockDirectory(process.argv[2] ?? '');
process.stdout.write('held\n');
setInterval(() => {}, 1_000);
