/**
 * A tail probability kept so that neither side loses digits: the one that was computed, as logarithm, and which it is.
 */
export interface Tail {
  readonly ln: number
  readonly upper: boolean
}

/** The probability of the tail asked for. */
export function probability({ ln, upper }: Tail, ask: boolean): number {
  return upper === ask ? Math.min(1, Math.exp(ln)) : Math.max(0, -Math.expm1(ln))
}

/** Its natural logarithm. */
export function lnProbability({ ln, upper }: Tail, ask: boolean): number {
  if (upper === ask) return Math.min(0, ln)
  return lnComplement(ln)
}

/** ln(1 - exp(ln)) for ln <= 0. Source: Maechler 2012, Accurately Computing log(1 - exp(-|a|)). */
export function lnComplement(ln: number): number {
  if (ln >= 0) return -Infinity
  return (ln > -Math.LN2 ? Math.log(-Math.expm1(ln)) : Math.log1p(-Math.exp(ln))) + 0 // never -0
}
