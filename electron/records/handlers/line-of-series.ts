import type { ResultLine } from '../../../shared/contract/patients-summary.ts'
import { strongest } from '../../../shared/domain/chart/result-marks.ts'
import { wordsOf } from '../../../shared/domain/fact.ts'
import { say, type Message } from '../../../shared/words/message.ts'
import type { NumberSeries } from './number-series.ts'
import type { ToldPoint, ToldSeries } from './result-lines.ts'

/** A measurement with what its line says. */
export interface Told {
  readonly series: NumberSeries
  readonly told: ToldSeries
}
interface Beside {
  origin(scope: string): { source?: Message }
  witnessesOf(fact: number): number
  /** Another delivery tells another value of the same day. */
  isOtherwise(fact: number): boolean
}

/** Two numbers of one measuring: of one fact, or of the same second. */
const areOne = (one: ToldPoint, other: ToldPoint): boolean =>
  one.row.fact === other.row.fact || one.row.clock === other.row.clock

/** Both numbers of a blood pressure; a dash where the second was not measured then. */
function pairText(point: ToldPoint, other: ToldSeries): string {
  const beside = [other.last, other.before].find(each => each && areOne(point, each))
  return `${point.text} / ${beside?.text ?? '–'}`
}

function pairReference(one: ToldSeries, other: ToldSeries): Message | string | undefined {
  const highs = [one.band?.high, other.band?.high]
  return highs.includes(undefined) ? one.reference : say('range.to', { high: highs.join(' / ') })
}

/** A measurement as one line of a chart; with a second one beside it, both numbers of blood pressure as one. */
export function lineOfSeries({ series, told }: Told, second: Told | undefined, beside: Beside): ResultLine {
  const { last, before } = told
  const other = second?.told
  const isBeside = other !== undefined && areOne(last, other.last)
  const textOf = (point: ToldPoint) => (other ? pairText(point, other) : point.text)
  const label = other && last.row.part > 0 ? wordsOf(last.shown.said.concept) : told.label
  const analyte = other ? 'blood-pressure' : series.ranked?.analyte.id
  const reference = other ? pairReference(told, other) : told.reference
  const mark = strongest([told.mark, isBeside ? other.mark : undefined])
  const check = told.check ?? (isBeside ? other.check : undefined)
  const witnesses = beside.witnessesOf(last.row.fact)
  return {
    label,
    ...(analyte !== undefined && { analyte }),
    group: series.ranked?.analyte.group ?? 'other',
    text: textOf(last),
    ...(told.unit !== undefined && { unit: told.unit }),
    start: last.start,
    fact: { kind: last.shown.said.kind, id: last.row.fact },
    ...(mark && { mark }),
    ...(check && { check }),
    ...(last.written !== undefined && { written: last.written }),
    ...(reference !== undefined && { reference }),
    ...(told.referenceBy && { referenceBy: told.referenceBy }),
    ...(before && {
      before: {
        text: textOf(before),
        start: before.start,
        fact: { kind: before.shown.said.kind, id: before.row.fact },
        ...(before.written !== undefined && { written: before.written }),
      },
    }),
    n: series.points.length,
    series: told.key,
    course: told.course,
    ...(told.band && { band: told.band }),
    ...beside.origin(last.shown.scope),
    ...(witnesses > 0 && { witnesses }),
    ...(last.shown.isUndecided && { undecided: true }),
    ...(beside.isOtherwise(last.shown.id) && { otherwise: true }),
  }
}
