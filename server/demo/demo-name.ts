/** Everything invented follows from this word. */
export const seed = 'qingxi';

/** Name of the invented county. */
export const name = '清溪县';

/** Told while the demo is loaded: what is being done, how far of how much. */
export type DemoProgress = (step: string, done: number, of: number) => void;
