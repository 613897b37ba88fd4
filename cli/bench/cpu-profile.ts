import { mkdirSync, writeFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { join } from 'node:path';

/** Begins a CPU profile of this process; the answer ends it and writes it into a folder, for any viewer of V8 profiles. */
export async function profileInto(folder: string): Promise<() => Promise<void>> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.start');
  return async () => {
    const { profile } = await session.post('Profiler.stop');
    session.disconnect();
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `steps-${process.pid}.cpuprofile`), JSON.stringify(profile));
  };
}
