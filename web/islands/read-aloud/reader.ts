/** What speaks: the browser's own synthesis, narrowed so that it can be replaced in tests. */
export type Voice = {
  /** Speaks one text and calls back when it is over or broken off. */
  readonly say: (text: string, whenOver: () => void) => void;
  readonly hush: () => void;
};

/** Reads texts one after the other until the last one or until it is stopped. */
export class Reader {
  private readonly voice: Voice;
  private readonly whenIdle: () => void;
  private turn = 0;

  constructor(voice: Voice, whenIdle: () => void) {
    this.voice = voice;
    this.whenIdle = whenIdle;
  }

  read(texts: readonly string[], arrive: (at: number) => void): void {
    this.turn += 1;
    this.next({ texts, arrive, turn: this.turn }, 0);
  }

  stop(): void {
    this.turn += 1;
    this.voice.hush();
    this.whenIdle();
  }

  /** A text that ends after `stop` belongs to an older turn and starts nothing more. */
  private next(
    reading: { readonly texts: readonly string[]; readonly arrive: (at: number) => void; readonly turn: number },
    at: number,
  ): void {
    if (reading.turn !== this.turn) return;
    const text = reading.texts[at];
    if (text === undefined) {
      this.whenIdle();
      return;
    }
    reading.arrive(at);
    this.voice.say(text, () => this.next(reading, at + 1));
  }
}
