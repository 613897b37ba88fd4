import { connect } from 'node:net';

import { Fault } from '../../../core/kernel/outcome.ts';
import { type ControlReply, type ControlRequest, lineOf, type ReportProgress } from './control-message.ts';
import { controlPlace } from './control-place.ts';

/**
 * Asks the living process that holds a data directory. Undefined when none listens there: then the caller may open the directory itself.
 *
 * @throws Fault of the handler; `control-broken` when the process ended before it answered
 */
export function askControl(
  dataDirectory: string,
  request: ControlRequest,
  progress: ReportProgress = () => {},
): Promise<{ readonly answer: unknown } | undefined> {
  const place = controlPlace(dataDirectory);
  return place === undefined ? Promise.resolve(undefined) : ask(place.socket, request, progress);
}

function ask(path: string, request: ControlRequest, progress: ReportProgress): Promise<{ readonly answer: unknown } | undefined> {
  return new Promise((resolve, reject) => {
    const socket = connect(path, () => socket.write(lineOf(request)));
    let text = '';
    let connected = false;
    const take = (reply: ControlReply): void => {
      switch (reply.kind) {
        case 'progress':
          return progress(reply.share, reply.label);
        case 'answer':
          return resolve({ answer: reply.answer });
        case 'fault':
          return reject(new Fault(reply.code, reply.facts));
      }
    };
    socket.setEncoding('utf8');
    socket.once('connect', () => (connected = true));
    socket.on('data', (part: string) => {
      const lines = (text + part).split('\n');
      text = lines.pop() ?? '';
      for (const line of lines) take(JSON.parse(line) as ControlReply);
    });
    socket.once('error', (error: NodeJS.ErrnoException) => {
      const nobody = !connected && (error.code === 'ENOENT' || error.code === 'ECONNREFUSED');
      if (nobody) resolve(undefined);
      else reject(new Fault('control-broken', { cause: String(error.code) }));
    });
    // After an answer this changes nothing any more.
    socket.once('close', () => reject(new Fault('control-broken', { cause: 'closed' })));
  });
}
