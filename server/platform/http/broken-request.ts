import type { FastifyInstance } from 'fastify';
import type { Socket } from 'node:net';

type BrokenRequest = Error & { readonly code?: string };

/**
 * Answers bytes that are no HTTP, headers that are too large, and requests that took too long: there is no request to draw a page for,
 * so a line of text goes out and the line is closed.
 */
export function refuseBrokenRequest(this: FastifyInstance, error: BrokenRequest, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) return void socket.destroy();
  const status = statusLine(error.code);
  const body = `${status}\n`;
  socket.end(
    [
      `HTTP/1.1 ${status}`,
      'Content-Type: text/plain; charset=utf-8',
      `Content-Length: ${body.length}`,
      "Content-Security-Policy: default-src 'none'",
      'X-Content-Type-Options: nosniff',
      'Cache-Control: no-store',
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
  );
}

function statusLine(code: string | undefined): string {
  if (code === 'HPE_HEADER_OVERFLOW') return '431 Request Header Fields Too Large';
  return code === 'ERR_HTTP_REQUEST_TIMEOUT' ? '408 Request Timeout' : '400 Bad Request';
}
