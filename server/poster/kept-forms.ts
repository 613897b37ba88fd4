/** Drawn forms by what they show, the latest used last, so many bytes together at most. Who asks for the same at the same time waits for one drawing. */
export class KeptForms {
  readonly #most: number;
  readonly #kept = new Map<string, Uint8Array>();
  readonly #drawing = new Map<string, Promise<unknown>>();
  #bytes = 0;

  constructor(mostBytes: number) {
    this.#most = mostBytes;
  }

  /** The kept form, or undefined. */
  find(key: string): Uint8Array | undefined {
    const bytes = this.#kept.get(key);
    if (bytes === undefined) return undefined;
    this.#kept.delete(key);
    this.#kept.set(key, bytes);
    return bytes;
  }

  /** The kept form, or the answer of `draw`, which is kept when it is a form. */
  async get<Other>(key: string, draw: () => Promise<Uint8Array | Other>): Promise<Uint8Array | Other> {
    const known = this.find(key);
    if (known !== undefined) return known;
    const running = this.#drawing.get(key) as Promise<Uint8Array | Other> | undefined;
    if (running !== undefined) return running;
    const drawing = draw().finally(() => this.#drawing.delete(key));
    this.#drawing.set(key, drawing);
    const drawn = await drawing;
    if (drawn instanceof Uint8Array) this.#keep(key, drawn);
    return drawn;
  }

  #keep(key: string, bytes: Uint8Array): void {
    if (bytes.length > this.#most) return;
    this.#kept.set(key, bytes);
    this.#bytes += bytes.length;
    for (const [oldest, old] of this.#kept) {
      if (this.#bytes <= this.#most) return;
      this.#kept.delete(oldest);
      this.#bytes -= old.length;
    }
  }
}
