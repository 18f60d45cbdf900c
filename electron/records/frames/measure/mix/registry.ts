import type { Measure } from '../../../../../shared/domain/measures/measure.ts'
import type { MixFactor } from '../../../../../shared/domain/measures/mix-frame.ts'
import type { Factor } from './factor.ts'
import { broughtBy, clinician, place, source, weekday, whereItWas, whoDidIt } from './how.ts'
import { age, asa, howUrgent, known, procedure, score, sex, urgency, whatWasDone } from './who.ts'
import type { InWords } from './words-of-source.ts'

/** By what a measure may be broken down. The compiler demands a line for each that there is a name of. */
export const factors: { readonly [K in MixFactor]: Factor & { readonly is: MixFactor } } = {
  age,
  sex,
  known,
  score,
  asa,
  urgency,
  procedure,
  clinician,
  place,
  weekday,
  source,
  import: broughtBy,
}

/** Those of these that a measure may be broken down by. */
export const factorsOf = (measure: Measure, asked: readonly MixFactor[]): Factor[] =>
  asked.map(is => factors[is]).filter(each => each.isFor(measure))

/** How those are read that only their sources have words for. */
export const inWords: Readonly<Record<'urgency' | 'procedure' | 'clinician' | 'place', InWords>> = {
  urgency: howUrgent,
  procedure: whatWasDone,
  clinician: whoDidIt,
  place: whereItWas,
}
