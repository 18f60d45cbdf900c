import type { FlowsheetRow } from '../../../shared/contract/patients-flowsheet.ts'
import {
  rankedOf,
  type AnalyteName,
  type ChartAnalyte,
  type Limits,
  type Ranked,
  type ResultGroup,
} from '../../../shared/domain/chart/analytes.ts'
import type { Measured } from '../../../shared/domain/chart/jump.ts'
import { plainAnalyte } from '../../../shared/domain/chart/plain-analyte.ts'
import { strongest, type ResultMark } from '../../../shared/domain/chart/result-marks.ts'
import { listedNumber } from '../../../shared/domain/chart/shown-decimals.ts'
import { wordsOf } from '../../../shared/domain/fact.ts'
import type { Quantity } from '../../../shared/domain/facts/value.ts'
import type { Moment } from '../../../shared/domain/moment.ts'
import { printedUnit } from '../../../shared/domain/printed-unit.ts'
import { yearsBetween } from '../../../shared/domain/years-between.ts'
import type { Message } from '../../../shared/words/message.ts'
import type { Result } from '../kinds/kind.ts'
import { plainValue } from '../kinds/plain-value.ts'
import { recorded } from '../kinds/registry.ts'
import { resultMark } from '../kinds/result-mark.ts'
import { usualRange } from '../kinds/usual-range.ts'
import type { PictureFact } from '../repositories/picture.ts'
import { inUnit, unitIn, writtenIn } from './in-unit.ts'
import { flagOf } from './plausible.ts'
import { limitsText } from './result-lines.ts'
import { rangeOf, unitOf } from './result-text.ts'
import { usualIn } from './usual-in.ts'

/** A result as a cell of its row. */
export interface Cell {
  readonly fact: number
  readonly when: Moment
  readonly text: string
  readonly mark: ResultMark | undefined
  readonly check: Message | undefined
  readonly written?: string
  readonly isUndecided: boolean
  readonly isUncertain: boolean
  readonly source?: Message | undefined
  readonly analyte: ChartAnalyte | undefined
  /** As its analyte is kept, where that is certain. */
  readonly measured: Measured | undefined
}
/** What a result is a result of; the newest one says how its row is called and in which unit it is told. */
interface RowOf {
  readonly label: string
  readonly name: AnalyteName | undefined
  readonly ranked: Ranked | undefined
  readonly result: Result
  readonly series: { readonly system: string; readonly code: string } | undefined
  readonly usual: Limits | undefined
}
/** A cell before it is told in the unit of its row. */
interface RawCell extends Omit<Cell, 'text' | 'written'> {
  /** One number, or the two of blood pressure; words where it is none. */
  readonly numbers: readonly Quantity[]
  readonly words: string
}
interface Keyed {
  readonly key: string
  readonly cell: RawCell
  readonly of: RowOf
}
interface About {
  readonly when: Moment
  readonly sex: string
  readonly birth: Moment | undefined
  readonly source?: Message | undefined
}

const keptUnit = (value: Quantity) => value.kept?.unit ?? unitIn(value)

function rankedIn({ concept }: Result): Ranked | undefined {
  for (const code of concept.codes) {
    const ranked = rankedOf(code)
    if (ranked) return ranked
  }
  return undefined
}
function usualOf(ranked: Ranked | undefined, value: Quantity | undefined, { sex, birth, when }: About) {
  if (!ranked || !value) return undefined
  const conversion = keptUnit(value) === ranked.analyte.unit ? value.kept : undefined
  const ageYears = yearsBetween(birth, when.clock)
  return usualIn(ranked.analyte, { unit: unitIn(value), conversion }, { sex, ageYears })
}

function keyedOf(fact: PictureFact, result: Result, about: About, check: Message | undefined): Keyed[] {
  const number = writtenIn(result)
  if (!result.value) return []
  const ranked = rankedIn(result)
  const [code] = result.concept.codes
  const own = wordsOf(result.concept) || wordsOf(fact.said.concept)
  const usual = usualOf(ranked, number, about)
  const name = ranked?.analyte.id ?? (code ? `${code.system} ${code.code}` : own.toLowerCase())
  return [
    {
      key: `${name} ${number ? keptUnit(number) : 'words'}`,
      cell: {
        fact: fact.id,
        when: about.when,
        numbers: number ? [number] : [],
        words: number ? '' : plainValue(result.value),
        mark: resultMark(result, usual),
        check,
        isUndecided: fact.isUndecided,
        isUncertain: fact.said.standing.is !== 'happened',
        source: about.source,
        analyte: ranked?.analyte,
        measured:
          number && ranked && keptUnit(number) === ranked.analyte.unit
            ? { value: number.kept?.value ?? number.value, clock: about.when.clock }
            : undefined,
      },
      of: {
        label: plainAnalyte(own),
        name: ranked?.analyte.id,
        ranked,
        result,
        series: number && code ? seriesCode(result) : undefined,
        usual,
      },
    },
  ]
}
/** The code by which its series is asked for: one that the chart knows, else the first. */
function seriesCode({ concept }: Result) {
  const { system, code } = concept.codes.find(each => rankedOf(each)) ?? concept.codes[0]!
  return { system, code }
}

/** Systolic and diastolic pressure of one fact as one cell. */
function paired(keyed: readonly Keyed[]): Keyed[] {
  const one = keyed.find(({ of }) => of.name === 'systolic')
  const other = keyed.find(({ of }) => of.name === 'diastolic')
  if (!one || !other || one.cell.numbers.length === 0 || other.cell.numbers.length === 0) return [...keyed]
  const pair: Keyed = {
    key: one.key.replace('systolic', 'blood-pressure'),
    cell: {
      ...one.cell,
      numbers: [...one.cell.numbers, ...other.cell.numbers],
      mark: strongest([one.cell.mark, other.cell.mark]),
    },
    of: { ...one.of, name: 'blood-pressure' },
  }
  return [pair, ...keyed.filter(each => each !== one && each !== other)]
}

/** The results of a fact, each with the row it belongs to. */
export function cellsOf(fact: PictureFact, about: About): Keyed[] {
  const results = recorded(fact.said).results(fact.said)
  const check = flagOf(results)
  return paired(results.flatMap(result => keyedOf(fact, result, about, check)))
}

export interface RowMaker {
  readonly group: ResultGroup
  readonly rank: number
  readonly cells: readonly Cell[]
  head(): Omit<FlowsheetRow, 'column' | 'fact' | 'text' | 'mark' | 'more' | 'notes'>
  add(cell: RawCell): void
}
/** After everything that the chart's own order names. */
const UNRANKED = 1_000

/** Gathers the results of one measurement, the newest first, in the unit of the newest. */
export function rowMaker(of: RowOf): RowMaker {
  const newest = writtenIn(of.result)
  const unit = newest ? unitIn(newest) : ''
  const conversion = newest?.kept && { kept: 0, slope: newest.kept.slope, intercept: newest.kept.intercept }
  const id = of.ranked?.analyte.id
  const printed = newest && printedOf(newest)
  const range = usualRange(of.result.ranges)
  const reference = range ? rangeOf(range, printed) : of.usual && limitsText(of.usual)
  const cells: Cell[] = []
  const tell = (written: Quantity) => {
    const told = inUnit({ value: written.kept?.value ?? written.value, written, unit, conversion })
    return { ...told, text: `${written.comparator ?? ''}${listedNumber(told.text, id, unit)}` }
  }
  return {
    group: of.ranked?.analyte.group ?? 'other',
    rank: of.ranked?.rank ?? UNRANKED,
    cells,
    head: () => ({
      label: of.label,
      ...(of.name && { analyte: of.name }),
      group: of.ranked?.analyte.group ?? 'other',
      ...(printed !== undefined && { unit: printed }),
      ...(reference !== undefined &&
        of.name !== 'blood-pressure' && {
          reference,
          referenceBy: range ? ('source' as const) : ('usual' as const),
        }),
      ...(of.series && { series: { ...of.series, unit } }),
    }),
    add({ numbers, words, ...cell }) {
      const told = numbers.map(tell)
      const written = told.flatMap(each => each.written ?? [])
      cells.push({
        ...cell,
        text: told.length === 0 ? words : told.map(({ text }) => text).join('/'),
        ...(written.length > 0 && { written: written.join(' / ') }),
      })
    },
  }
}

const printedOf = (value: Quantity): string | undefined =>
  value.unitCode === undefined && value.kept?.unit === value.unit && value.unit !== undefined
    ? printedUnit(value.unit)
    : unitOf(value)
