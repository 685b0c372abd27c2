export type Size = 'small' | 'full';

/** What a file `*.bench.ts` exports as `bench`. */
export interface Bench {
  readonly name: string;
  /** What the figures are good for, in a sentence. */
  readonly why: string;
  /** Small runs in seconds; figures by name, the unit last in the name. */
  run(size: Size): Promise<Record<string, number>>;
}
