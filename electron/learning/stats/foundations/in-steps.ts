/** A calculation in pieces of some milliseconds, so that whoever runs it may do other things, or stop, in between. */
export type InSteps<Result> = Generator<void, Result, void>

/**
 * Rows visited in one piece: some 15 ms where a row costs a microsecond, and long enough not to be felt where
 * it costs less.
 */
export const PIECE = 16_384

/** Runs it to its end without a pause. */
export function atOnce<Result>(steps: InSteps<Result>): Result {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** Runs it with a chance to breathe after every piece; what `breathe` throws stops it. */
export async function breathing<Result>(
  steps: InSteps<Result>,
  breathe: () => Promise<void> | undefined,
): Promise<Result> {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    await breathe()
  }
}
