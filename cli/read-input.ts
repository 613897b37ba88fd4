import { readFile } from 'node:fs/promises';
import { TextDecoder } from 'node:util';

import { type FileProblem, systemProblem } from './system-error.ts';

/** The bytes of a file that the user named. @throws errors that are not the file's */
export async function readInput(path: string): Promise<Uint8Array | FileProblem> {
  try {
    return await readFile(path);
  } catch (error) {
    const problem = systemProblem(error, path);
    if (problem === undefined) throw error;
    return problem;
  }
}

/** The JSON of bytes in UTF-8, with or without a byte order mark. */
export function jsonOfBytes(bytes: Uint8Array): { readonly json: unknown } | FileProblem {
  const text = textOfBytes(bytes);
  if (typeof text !== 'string') return text;
  try {
    return { json: JSON.parse(text) };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { chinese: '不是 JSON', english: `not JSON: ${error.message}` };
  }
}

/** The text of bytes in UTF-8, without a byte order mark. */
export function textOfBytes(bytes: Uint8Array): string | FileProblem {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return { chinese: '不是 UTF-8 文本', english: 'not a text in UTF-8' };
  }
}

/** The JSON of a file that the user named. */
export async function readJsonFile(path: string): Promise<{ readonly json: unknown } | FileProblem> {
  const bytes = await readInput(path);
  return bytes instanceof Uint8Array ? jsonOfBytes(bytes) : bytes;
}
