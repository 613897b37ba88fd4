/** Most bytes that are kept; the files of a unit of 200 items take 4 MB. */
const mostBytes = 32 * 1024 * 1024;

/**
 * Files that were made, by a key that says everything they are made from. A file is made once, however many ask for it at the same
 * time; the one that was asked for longest ago goes first.
 */
export class KeptFiles {
  readonly #kept = new Map<string, Uint8Array>();
  readonly #making = new Map<string, Promise<Uint8Array>>();
  #bytes = 0;

  /** The file of a key, made when it is not there. */
  async get(key: string, make: () => Promise<Uint8Array>): Promise<Uint8Array> {
    const known = this.#kept.get(key);
    if (known !== undefined) {
      this.#kept.delete(key);
      this.#kept.set(key, known);
      return known;
    }
    const making = this.#making.get(key) ?? this.#make(key, make);
    return making;
  }

  #make(key: string, make: () => Promise<Uint8Array>): Promise<Uint8Array> {
    const work = make()
      .then((bytes) => {
        this.#keep(key, bytes);
        return bytes;
      })
      .finally(() => this.#making.delete(key));
    this.#making.set(key, work);
    return work;
  }

  #keep(key: string, bytes: Uint8Array): void {
    this.#kept.set(key, bytes);
    this.#bytes += bytes.length;
    for (const [oldest, old] of this.#kept) {
      if (this.#bytes <= mostBytes) return;
      this.#kept.delete(oldest);
      this.#bytes -= old.length;
    }
  }
}
