/** A written number with more digits than this was computed, not measured: no laboratory reports it. */
const MEASURED = 5
const SHOWN = 4

const plainDecimal = /^-?(\d*)\.(\d+)$/

/**
 * A number as it is shown: as its source wrote it, but for what a computer left behind, such as 5.314300264456399, of
 * which four digits are shown. Whole digits are never taken away, and none are added. The source keeps its own text.
 */
export function shownNumber(text: string): string {
  const [, written = '', fraction = ''] = plainDecimal.exec(text) ?? []
  const whole = written.replace(/^0+/, '')
  const digits = `${whole}${fraction}`.replace(/^0+/, '').length
  if (fraction === '' || digits <= MEASURED) return text
  const leading = whole === '' ? -/^0*/.exec(fraction)![0].length : whole.length
  return Number(text).toFixed(Math.min(fraction.length, Math.max(0, SHOWN - leading)))
}
