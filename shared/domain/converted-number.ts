import { shownNumber } from './shown-number.ts'

const written = /^[+-]?\d*(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/
/** Rounds away what binary numbers leave of a whole power of ten. */
const SLACK = 1e-9

/**
 * How many decimals a number may have that was converted from one written so: its last digit says no less than a
 * step of the last digit that was written, `slope` times as large. Whole digits are never taken away.
 */
export function convertedDecimals(text: string, slope: number): number {
  const [, fraction = '', exponent = '0'] = written.exec(shownNumber(text)) ?? []
  const step = 10 ** (Number(exponent) - fraction.length) * Math.abs(slope)
  return Math.min(20, Math.max(0, Math.floor(SLACK - Math.log10(step))))
}

/** A converted number as it is shown: no more exact than what its source wrote, `text`, allows. */
export const convertedNumber = (value: number, { text, slope }: { text: string; slope: number }): string =>
  value.toFixed(convertedDecimals(text, slope))
