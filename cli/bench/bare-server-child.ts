import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

// Started by pages.ts: a server that does nothing but answer the same bytes, which is the most that this machine and this Node can do.
process.once('message', ({ body, headers }: { readonly body: string; readonly headers: Readonly<Record<string, string>> }) => {
  const bytes = Buffer.from(body, 'base64');
  const server = createServer((_request, answer) => {
    answer.writeHead(200, { ...headers, 'content-length': bytes.length }).end(bytes);
  });
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
});
