/**
 * How often a test repeats itself: a `sample` in the quick line, which everybody waits for; the `whole` number
 * in `npm test`, which sets CASEBOOK_TESTS to `whole`.
 */
export const runs = (sample: number, whole: number): number =>
  process.env['CASEBOOK_TESTS'] === 'whole' ? whole : sample
