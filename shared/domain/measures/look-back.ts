import type { Measure } from './measure.ts'

/**
 * Over how many days what decides about somebody at the end of a period may lie: of two ends that stand closer, mostly
 * the same facts decide. 0 for measures that count something that happened, each time once.
 */
export function lookBackDays({ index, numerator }: Pick<Measure, 'index' | 'numerator'>): number {
  if (index.at !== 'period-end') return 0
  const lengths = numerator.map(each => {
    const [from, to] =
      each.is === 'change' ? [each.before.fromDays, each.after.toDays] : [each.fromDays, each.toDays]
    return from === null ? Infinity : to - from + 1
  })
  return Math.max(0, ...lengths)
}
