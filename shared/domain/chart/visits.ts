import { counts, wordsOf } from '../fact.ts'
import type { Said, SaidOf } from '../facts/columns.ts'
import { whenOf } from '../facts/when.ts'
import { MILLISECONDS_PER_DAY, type Moment } from '../moment.ts'
import { drugName } from './drug-name.ts'
import { plainLabel } from './plain-label.ts'

/** A fact of a visit as a chart holds it. */
export interface VisitFact {
  readonly id: number
  readonly said: SaidOf<'encounter'>
}
/** What else the chart holds of that time. */
export interface Beside {
  readonly conditions: readonly SaidOf<'condition'>[]
  readonly medicines: readonly SaidOf<'medication'>[]
}
export interface Visit {
  readonly fact: number
  readonly label: string
  readonly start?: Moment | undefined
  readonly end?: Moment | undefined
  /** What was first noted on that day, and what was begun. */
  readonly problems: readonly string[]
  readonly medicines: readonly string[]
}

const dayOf = (moment: Moment): number => Math.floor(moment.clock / MILLISECONDS_PER_DAY)
const reasonsOf = ({ reasons }: Said): string[] => reasons.map(wordsOf).filter(Boolean)

/** Those of a list by the day on which each began. */
function byDay<S extends Said>(all: readonly S[]): ReadonlyMap<number, readonly S[]> {
  const known = all.flatMap(said => {
    const when = whenOf(said)?.moment
    return counts(said) && when ? [{ said, day: dayOf(when) }] : []
  })
  return new Map(
    [...Map.groupBy(known, ({ day }) => day)].map(([day, each]) => [day, each.map(({ said }) => said)]),
  )
}
const unique = (texts: readonly string[]): string[] => [...new Set(texts.filter(Boolean))]

/** Visits in words: why, else what kind, and what was noted and begun on the day it began. */
export function visitsOf(facts: readonly VisitFact[], { conditions, medicines }: Beside): Visit[] {
  const [noted, begun] = [byDay(conditions), byDay(medicines)]
  return facts.map(({ id, said }) => {
    const when = whenOf(said)?.moment
    const day = when && when.precision !== 'year' && when.precision !== 'month' ? dayOf(when) : undefined
    const onDay = <S>(all: ReadonlyMap<number, readonly S[]>) =>
      day === undefined ? [] : (all.get(day) ?? [])
    const [reason] = reasonsOf(said)
    const label = wordsOf(said.concept) || (said.class ? wordsOf(said.class) : '')
    return {
      fact: id,
      label: plainLabel(reason ?? label),
      ...(when && { start: when }),
      ...(said.end && { end: said.end }),
      problems: unique(onDay(noted).map(each => plainLabel(wordsOf(each.concept)))),
      medicines: unique(onDay(begun).map(each => drugName(wordsOf(each.concept)).name)),
    }
  })
}
