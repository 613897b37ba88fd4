import { Agent, request as send } from 'node:http';

import type { Load, LoadRequest, LoadResult } from './load-generator.ts';

// Started by load-generator.ts: takes one load over the channel, sends it, answers with what came of it.
process.once('message', (load: Load) => {
  void run(load).then((result) => process.send?.(result));
});

async function run(load: Load): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: load.connections });
  const place = new URL(load.base);
  const times: number[] = [];
  const endedAt: number[] = [];
  let [next, wrong] = [0, 0];
  let firstWrong: string | null = null;
  const start = performance.now();
  const end = load.seconds === null ? Number.POSITIVE_INFINITY : start + load.seconds * 1_000;
  const worker = async (): Promise<void> => {
    while (performance.now() < end) {
      const at = next;
      next += 1;
      const request = load.requests[load.seconds === null ? at : at % load.requests.length];
      if (request === undefined) return;
      const sent = performance.now();
      const answer = await ask({ agent, place, load }, request);
      times.push(performance.now() - sent);
      if (load.seconds === null) endedAt[at] = Date.now();
      if (answer.status === load.expect) continue;
      wrong += 1;
      firstWrong ??= `${request.method} ${request.path}: ${answer.status} ${answer.text.slice(0, 300)}`;
    }
  };
  await Promise.all(Array.from({ length: load.connections }, worker));
  const seconds = (performance.now() - start) / 1_000;
  agent.destroy();
  return { perSecond: times.length / seconds, times: times.toSorted((a, b) => a - b), wrong, firstWrong, endedAt };
}

type Line = { readonly agent: Agent; readonly place: URL; readonly load: Load };

function ask(
  { agent, place, load }: Line,
  { method, path, body }: LoadRequest,
): Promise<{ readonly status: number; readonly text: string }> {
  return new Promise((resolve) => {
    const length =
      body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body) };
    const failed = (error: Error): void => resolve({ status: 0, text: error.message });
    const request = send(
      { agent, host: place.hostname, port: place.port, method, path, headers: { ...load.headers, ...length } },
      (answer) => {
        const right = answer.statusCode === load.expect;
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => right || parts.push(part));
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(parts).toString() }));
        answer.on('error', failed);
      },
    );
    request.on('error', failed).end(body);
  });
}
