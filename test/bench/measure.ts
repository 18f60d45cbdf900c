/** One measured line: what, how much, and against what in the same run. */
export interface Row {
  readonly name: string
  readonly seconds: number
  readonly against?: { readonly name: string; readonly seconds: number }
}

/** Seconds that some work takes. */
export async function seconds(work: () => Promise<unknown> | unknown): Promise<number> {
  const began = performance.now()
  await work()
  return (performance.now() - began) / 1000
}
