import { wordsOf } from '../../../shared/domain/fact.ts'
import type { Limits } from '../../../shared/domain/chart/analytes.ts'
import { implausibleJump } from '../../../shared/domain/chart/jump.ts'
import { plainAnalyte } from '../../../shared/domain/chart/plain-analyte.ts'
import type { ResultMark } from '../../../shared/domain/chart/result-marks.ts'
import { listedNumber } from '../../../shared/domain/chart/shown-decimals.ts'
import { unconverted, type Quantity } from '../../../shared/domain/facts/value.ts'
import { whenOf } from '../../../shared/domain/facts/when.ts'
import type { Moment } from '../../../shared/domain/moment.ts'
import { printedUnit } from '../../../shared/domain/printed-unit.ts'
import { yearsBetween } from '../../../shared/domain/years-between.ts'
import { say, type Message } from '../../../shared/words/message.ts'
import type { Result } from '../kinds/kind.ts'
import { recorded } from '../kinds/registry.ts'
import { resultMark } from '../kinds/result-mark.ts'
import { usualRange } from '../kinds/usual-range.ts'
import type { Store } from '../open-store.ts'
import type { ShownFact } from '../repositories/charts.ts'
import { MILLISECONDS } from '../repositories/fact-rows.ts'
import type { NumberRow } from '../repositories/picture.ts'
import { inUnit, limitsOf, unitIn, writtenIn } from './in-unit.ts'
import type { NumberSeries } from './number-series.ts'
import { flagOf } from './plausible.ts'
import { rangeOf, unitOf } from './result-text.ts'
import { usualIn } from './usual-in.ts'

/** One result as it is told on a line. */
export interface ToldPoint {
  readonly text: string
  readonly start: Moment
  readonly row: NumberRow
  readonly shown: ShownFact
  readonly result: Result | undefined
  readonly written?: string
}
/** The newest result of a measurement, the one before, and all that stands beside it on its line. */
export interface ToldSeries {
  readonly label: string
  /** As it is printed; absent where its source names none. */
  readonly unit?: string
  /** By which its series is asked for. */
  readonly key: { readonly system: string; readonly code: string; readonly unit: string }
  readonly last: ToldPoint
  readonly before?: ToldPoint
  readonly mark?: ResultMark
  readonly check?: Message
  readonly reference?: Message | string
  readonly referenceBy?: 'source' | 'usual'
  readonly band?: Limits
  /** Clock milliseconds, and numbers in the unit that is shown. */
  readonly course: { readonly clock: number[]; readonly value: number[] }
}

/** Limits in words, as ranges of sources are. */
export function limitsText({ low, high }: Limits): Message | undefined {
  if (low !== undefined && high !== undefined)
    return say('range.between', { low: String(low), high: String(high) })
  if (low !== undefined) return say('range.from', { low: String(low) })
  return high === undefined ? undefined : say('range.to', { high: String(high) })
}

const isNone = ({ low, high }: Limits) => low === undefined && high === undefined

/** Whose result it is: what is usual hangs on her sex, and on how old she was then. */
export interface Born {
  readonly sex: string
  readonly birth: Moment | undefined
}

/** What a measurement's line says; undefined where its newest result has no date that could stand there. */
export function toldSeries(store: Store, series: NumberSeries, person: Born): ToldSeries | undefined {
  const { charts, words } = store
  const { points, code } = series
  const newest = points.at(-1)!
  const fact = charts.fact(newest.fact)
  const start = fact && whenOf(fact.said)?.moment
  if (!fact || !start) return undefined
  const results = recorded(fact.said).results(fact.said)
  const result = results[newest.part]
  const written = writtenIn(result)
  const unit = written ? unitIn(written) : series.unit
  const unitId = words.lookUpUnit(unit)
  const conversion = unitId === undefined ? undefined : words.conversion(code.id, unitId)
  const tell = (row: NumberRow, shown: ShownFact, own: Result | undefined): ToldPoint | undefined => {
    const when = whenOf(shown.said)?.moment
    const { text, written: asWritten } = inUnit({
      value: row.value,
      written: writtenIn(own),
      unit,
      conversion,
    })
    return (
      when && {
        text: `${row.comparator ?? ''}${listedNumber(text, series.ranked?.analyte.id, unit)}`,
        start: when,
        row,
        shown,
        result: own,
        ...(asWritten !== undefined && { written: asWritten }),
      }
    )
  }
  const last = tell(newest, fact, result)
  if (!last) return undefined
  const previous = points.findLast(each => each.fact !== newest.fact)
  const earlier = previous && charts.fact(previous.fact)
  const before =
    previous && earlier
      ? tell(previous, earlier, recorded(earlier.said).results(earlier.said)[previous.part])
      : undefined
  const range = usualRange(result?.ranges)
  const whom = { sex: person.sex, ageYears: yearsBetween(person.birth, newest.clock * MILLISECONDS) }
  const isKnown = series.ranked?.analyte.unit === series.unit
  const usual =
    range || !series.ranked
      ? undefined
      : usualIn(series.ranked.analyte, { unit, conversion: isKnown ? conversion : undefined }, whom)
  const mark = result && resultMark(result, usual)
  const jumped =
    previous && series.ranked?.analyte.unit === series.unit
      ? implausibleJump(series.ranked.analyte, inMilliseconds(previous), inMilliseconds(newest))
      : undefined
  const check =
    flagOf(results) ??
    (jumped !== undefined && before
      ? say('result.jump', { from: before.text, to: last.text, days: jumped })
      : undefined)
  const printed = printedOf(written, series.unit)
  const reference = range ? rangeOf(range, printed) : usual && limitsText(usual)
  const band = range ? limitsOf(range, unit) : usual
  return {
    label: plainAnalyte((result && wordsOf(result.concept)) || code.display || code.code),
    ...(printed !== undefined && { unit: printed }),
    key: { system: code.system, code: code.code, unit },
    last,
    ...(before && { before }),
    ...(mark && { mark }),
    ...(check && { check }),
    ...(reference !== undefined && {
      reference,
      referenceBy: range ? ('source' as const) : ('usual' as const),
    }),
    ...(band && !isNone(band) && { band }),
    course: {
      clock: points.map(({ clock }) => clock * MILLISECONDS),
      value: points.map(({ value }) => (conversion ? unconverted(value, conversion) : value)),
    },
  }
}

/** A unit that its source wrote without a code is printed as the one in which it is kept, where it is that one. */
function printedOf(written: Quantity | undefined, kept: string): string | undefined {
  if (!written || (written.unitCode === undefined && written.unit === kept && kept !== ''))
    return printedUnit(kept)
  return unitOf(written)
}
const inMilliseconds = ({ value, clock }: NumberRow) => ({ value, clock: clock * MILLISECONDS })
