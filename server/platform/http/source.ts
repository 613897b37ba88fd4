import type { FastifyRequest } from 'fastify';

/** True for addresses of this machine, also in their IPv6 clothes. */
export function isLoopback(address: string): boolean {
  return address === '::1' || /^(::ffff:)?127\./.test(address);
}

/** What counts as one source: an IPv4 address, or the /64 network of an IPv6 address, which one household or office holds whole. */
export function sourceOf(request: FastifyRequest): string {
  const ip = request.ip.replace(/^::ffff:(?=\d+\.)/, '');
  return ip.includes(':') ? ip6Network(ip) : ip;
}

function ip6Network(ip: string): string {
  const [head = '', tail] = ip.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0');
  return `${[...left, ...zeros, ...right].slice(0, 4).join(':')}::/64`;
}

const localNames: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/** True when the connection began at this machine, no proxy between. */
export function isDirect(request: FastifyRequest): boolean {
  const forwarded = ['x-forwarded-for', 'forwarded', 'via', 'x-real-ip'].some((header) => request.headers[header] !== undefined);
  return isLoopback(request.socket.remoteAddress ?? '') && !forwarded;
}

/** True when the person sits at this machine: a direct connection, and a loopback name in `Host` (no rebinding of names). */
export function isLocal(request: FastifyRequest): boolean {
  const name = (request.headers.host ?? '').toLowerCase().replace(/:\d+$/, '');
  return isDirect(request) && localNames.has(name);
}
