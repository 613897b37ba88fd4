import { Zip, ZipPassThrough } from 'fflate';

/** A file to be put into an archive; paths outside ASCII are marked as UTF-8. */
export type ZipPart = { readonly path: string; readonly bytes: Uint8Array };

/**
 * Packs files as they come, without holding the archive: each chunk leaves as soon as it is there. Files are stored as they are, since
 * office documents are compressed already. The day stands as the time of every file, so that the same files give the same archive.
 */
export async function* zipParts(parts: AsyncIterable<ZipPart>, day: string): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  let failure: Error | undefined;
  const zip = new Zip((error, chunk) => {
    if (error !== null) failure = error;
    else ready.push(chunk);
  });
  for await (const { path, bytes } of parts) {
    const file = new ZipPassThrough(path);
    // Times in an archive are local: the parts of the day are given, not an instant.
    const [year = 1980, month = 1, date = 1] = day.split('-').map(Number);
    file.mtime = new Date(year, month - 1, date);
    zip.add(file);
    file.push(bytes, true);
    if (failure !== undefined) throw failure;
    yield* ready.splice(0);
  }
  zip.end();
  yield* ready.splice(0);
}
