import { createReadStream } from 'node:fs';

/** How the bytes of a text file are to be read. */
export type TextEncoding = 'gb18030' | 'utf-16be' | 'utf-16le' | 'utf-8';

/**
 * Finds the encoding of a text file: by its byte order mark, else UTF-8 when every byte fits, else GB 18030 when every byte
 * fits; undefined when none does. Nothing is guessed from frequencies.
 *
 * @source gb:18030-2022
 */
export async function findEncoding(path: string): Promise<TextEncoding | undefined> {
  const mark = await firstBytes(path);
  if (mark[0] === 0xff && mark[1] === 0xfe) return 'utf-16le';
  if (mark[0] === 0xfe && mark[1] === 0xff) return 'utf-16be';
  if (await decodes(path, 'utf-8')) return 'utf-8';
  return (await decodes(path, 'gb18030')) ? 'gb18030' : undefined;
}

async function firstBytes(path: string): Promise<Uint8Array> {
  for await (const chunk of createReadStream(path, { start: 0, end: 3 })) return bytesOf(chunk);
  return new Uint8Array();
}

async function decodes(path: string, encoding: TextEncoding): Promise<boolean> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) decoder.decode(bytesOf(chunk), { stream: true });
    decoder.decode();
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

/** The text of a file, piece by piece, without its byte order mark. */
export async function* decodeFile(path: string, encoding: TextEncoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) yield decoder.decode(bytesOf(chunk), { stream: true });
  yield decoder.decode();
}

function bytesOf(chunk: unknown): Uint8Array {
  return chunk instanceof Uint8Array ? chunk : new Uint8Array();
}
