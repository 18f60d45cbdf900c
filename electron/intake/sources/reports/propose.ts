import { measuredNamed } from '../../../../shared/domain/by-hand/analytes.ts'
import { converted } from '../../../../shared/domain/facts/value.ts'
import type { PageText } from '../../../../shared/domain/reports/page-text.ts'
import type { Proposal, ProposedRow, RowDoubt } from '../../../../shared/domain/reports/proposal.ts'
import { conversionOf } from '../../border/units/conversion-of.ts'
import { unitOf } from '../../border/units/unit-of.ts'
import { headingWords } from '../tables/guess/heading-words.ts'
import { codeOfName } from '../tables/guess/measured-in.ts'
import { orderOf } from './dates.ts'
import { decimalOf, flagOf, rangeIn, resultIn, type Decimal } from './read-cells.ts'
import { isOfOtherSpecimen } from './other-specimen.ts'
import { rebuild } from './rebuild.ts'
import type { Row } from './row.ts'

/** What somebody said of a report where it leaves something open. */
export interface SaidOfReport {
  readonly order?: 'day-first' | 'month-first' | undefined
  readonly decimal?: Decimal | undefined
}

/** The code of what a row measures, where its name and unit leave no doubt of it. */
function codeOf({ name, unit, section }: Row): ProposedRow['code'] {
  if (isOfOtherSpecimen({ name, section })) return undefined
  const code = codeOfName(unit === '' ? name : `${name} (${unit})`)
  if (!code) return undefined
  const known = measuredNamed(headingWords(name))?.measured.in.find(each => each.code === code.code)
  return { ...code, display: known?.display ?? name }
}

/** Whether a number lies beyond everything that its name and unit were ever seen with. */
function isUnlikely({ code }: { code: ProposedRow['code'] }, { name, unit }: Row, value: number): boolean {
  const told = code && measuredNamed(headingWords(name))?.measured.in.find(each => each.code === code.code)
  if (!told) return false
  const codes = [code]
  const [own, usual] = [conversionOf(codes, { unit }), conversionOf(codes, { unit: told.unit })]
  if (!own || !usual) return false
  const [low, high] = told.within.map(limit => converted(limit, usual)) as [number, number]
  const kept = converted(value, own)
  return kept < low || kept > high
}

function doubtsOf(row: Row, code: ProposedRow['code'], decimal: Decimal | 'open'): RowDoubt[] {
  const doubts: RowDoubt[] = row.isSure ? [] : ['unsure']
  if (row.unit !== '' && unitOf({ unit: row.unit }) === undefined) doubts.push('unit')
  if (decimal === 'open' && /\d[.,]\d/.test(row.value)) return [...doubts, 'number']
  const sign = decimal === 'open' ? 'point' : decimal
  const result = resultIn(row.value, { decimal: sign, unit: row.unit })
  if (!result) return [...doubts, 'words']
  const flag = row.flag === '' ? result.flag : row.flag
  const meant = flag === undefined ? undefined : flagOf(flag)
  const range = rangeIn(row.range, { decimal: sign, unit: row.unit })
  const number =
    result.value.kind === 'quantity' && result.value.comparator === undefined ? result.value.value : undefined
  if (flag !== undefined && !meant) doubts.push('flag')
  else if (number !== undefined && range) {
    const [isLow, isHigh] = [range.low && number < range.low.value, range.high && number > range.high.value]
    const says = {
      H: range.high !== undefined && !isHigh,
      L: range.low !== undefined && !isLow,
      other: false,
    }
    if (meant && says[meant.code]) doubts.push('flag')
  }
  if (number !== undefined && isUnlikely({ code }, row, number)) doubts.push('unlikely')
  return doubts
}

/**
 * What a report says, as a proposal: rows in the words of its pages, with what speaks against each, and what became of
 * every line. `received`: the day on which it came.
 */
export function proposalOf(pages: readonly PageText[], received: string, said: SaidOfReport = {}): Proposal {
  const { rows, lines, about } = rebuild(pages, received)
  const decimal = said.decimal ?? decimalOf(rows.flatMap(({ value, range }) => [value, range]))
  return {
    about,
    order: said.order ?? orderOf(lines.map(({ text }) => text)),
    decimal,
    rows: rows.map(row => {
      const { isSure: _isSure, ...own } = row
      const code = codeOf(row)
      return { ...own, ...(code && { code }), doubts: doubtsOf(row, code, decimal) }
    }),
    lines: [...lines],
  }
}
