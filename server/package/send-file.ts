import type { FastifyReply, FastifyRequest } from 'fastify';

import { sendWithEtag } from '../platform/http/send-page.ts';

/** Types of the files that leave, by their extension. */
const types: Readonly<Record<string, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  zip: 'application/zip',
};

/**
 * Says that a file is to be saved under a name; the address gives the name to those who do not read the header's long form.
 *
 * @source rfc:6266
 */
export function attach(reply: FastifyReply, name: string, extension: string): FastifyReply {
  const full = encodeURIComponent(`${name}.${extension}`).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return reply
    .type(types[extension] ?? 'application/octet-stream')
    .header('content-disposition', `attachment; filename="mingquan.${extension}"; filename*=UTF-8''${full}`);
}

/** Sends a made file with its name and a tag, so that it is asked for again cheaply. */
export function sendFile(
  request: FastifyRequest,
  reply: FastifyReply,
  file: { readonly name: string; readonly extension: string; readonly bytes: Uint8Array },
): FastifyReply {
  return sendWithEtag(request, attach(reply, file.name, file.extension), Buffer.from(file.bytes));
}
