import { createReadStream } from 'node:fs';
import { TextDecoder } from 'node:util';

/** How the bytes of a text file are to be read. */
export type TextEncoding = 'gb18030' | 'utf-16be' | 'utf-16le' | 'utf-8';

/** Largest pieces in which files are read here. */
const pieceBytes = 1 << 20;

/**
 * Finds the encoding of a text file: by its byte order mark, else UTF-8 when every byte fits, else GB 18030 when every byte
 * fits; undefined when none does. Nothing is guessed from frequencies.
 *
 * @source gb:18030-2022
 */
export async function findEncoding(path: string): Promise<TextEncoding | undefined> {
  return findEncodingOfPieces(createReadStream(path, { highWaterMark: pieceBytes }));
}

/** As `findEncoding`, of bytes that come in pieces of any size. */
export async function findEncodingOfPieces(pieces: AsyncIterable<unknown>): Promise<TextEncoding | undefined> {
  const finder = new EncodingFinder();
  for await (const piece of pieces) if (!finder.take(bytesOf(piece))) return undefined;
  return finder.found();
}

/** As `findEncoding`, of bytes at hand. */
export function findEncodingOfBytes(bytes: Uint8Array): TextEncoding | undefined {
  const finder = new EncodingFinder();
  finder.take(bytes);
  return finder.found();
}

/** Tries all encodings that are still possible on every piece. */
class EncodingFinder {
  #first: Uint8Array | null = new Uint8Array();
  #possible: readonly (readonly [TextEncoding, TextDecoder])[] = [];

  /** False when no encoding is possible any more. */
  take(piece: Uint8Array): boolean {
    if (this.#first === null) return this.#try(piece);
    const first = new Uint8Array([...this.#first, ...piece.subarray(0, 2)]);
    if (first.length < 2) {
      this.#first = first;
      return true;
    }
    const before = this.#first;
    this.#start(first);
    return this.#try(before) && this.#try(piece);
  }

  found(): TextEncoding | undefined {
    if (this.#first !== null) {
      const only = this.#first;
      this.#start(only);
      this.#try(only);
    }
    return this.#possible.find(([, decoder]) => fits(() => decoder.decode()))?.[0];
  }

  #start(first: Uint8Array): void {
    const [one, two] = first;
    const marked = one === 0xff && two === 0xfe ? 'utf-16le' : one === 0xfe && two === 0xff ? 'utf-16be' : undefined;
    const names: readonly TextEncoding[] = marked === undefined ? ['utf-8', 'gb18030'] : [marked];
    this.#possible = names.map((name) => [name, new TextDecoder(name, { fatal: true })]);
    this.#first = null;
  }

  #try(piece: Uint8Array): boolean {
    this.#possible = this.#possible.filter(([, decoder]) => fits(() => decoder.decode(piece, { stream: true })));
    return this.#possible.length > 0;
  }
}

function fits(decode: () => string): boolean {
  try {
    decode();
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

/** The text of a file, piece by piece, without its byte order mark. @throws TypeError for bytes that are not of the encoding */
export async function* decodeFile(path: string, encoding: TextEncoding): AsyncGenerator<string> {
  yield* decodePieces(createReadStream(path, { highWaterMark: pieceBytes }), encoding);
}

/** The text of pieces of bytes, without its byte order mark. @throws TypeError for bytes that are not of the encoding */
export async function* decodePieces(pieces: AsyncIterable<unknown>, encoding: TextEncoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  for await (const piece of pieces) yield decoder.decode(bytesOf(piece), { stream: true });
  yield decoder.decode();
}

function bytesOf(piece: unknown): Uint8Array {
  return piece instanceof Uint8Array ? piece : new Uint8Array();
}
