/** Processor time of this process so far, user and system, in seconds. */
export function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000_000;
}

/** Things a CPU second: runs `work` for numbers in growing batches until at least `seconds` are used. */
export async function ratePerCpuSecond(work: (number: number) => void | Promise<void>, batch: number, seconds: number): Promise<number> {
  for (let warm = 0; warm < batch; warm += 1) await work(warm);
  const start = cpuSeconds();
  let done = 0;
  for (let used = 0; used < seconds; used = cpuSeconds() - start) {
    for (let at = 0; at < batch; at += 1, done += 1) {
      const running = work(done);
      if (running !== undefined) await running;
    }
  }
  return done / (cpuSeconds() - start);
}
