import { createHash } from 'node:crypto'
import type { Concept, Fact, FactOf } from '../../../../shared/domain/fact.ts'
import type { SaidReport } from '../../../../shared/domain/reports/said-report.ts'
import { headingKey } from '../../../../shared/domain/recipe-headings.ts'
import { say } from '../../../../shared/words/message.ts'
import { beyondBounds } from '../beyond-bounds.ts'
import type { Piece, Reading, Situation } from '../source.ts'
import { saidIn } from './bound.ts'
import { linesOf } from './lines.ts'
import { isOfOtherSpecimen } from './other-specimen.ts'
import { isPartOfPdf, pagesIn } from './pages.ts'
import { flagOf, rangeIn, resultIn } from './read-cells.ts'

type SaidRow = SaidReport['rows'][number]

export const THE_PDF = 'part of the PDF itself'
/** The system of names that laboratories print and nobody gave a code. */
const OWN = 'urn:casebook:report'

const LABORATORY_REPORT = { system: 'http://loinc.org', code: '11502-2', display: 'Laboratory report' }

const nameOf = (kind: string, parts: readonly unknown[], scope: string) =>
  `${kind}/${createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32)}@${scope}`

/** By what a report is called wherever it comes again: its number, else whose it is and when it was, else its bytes. */
function calledBy(said: SaidReport, { bytes }: Piece): readonly unknown[] {
  const { person, number, collected, laboratory = '' } = said
  if (number !== undefined) return ['number', headingKey(laboratory), number]
  if (collected && collected.precision !== 'day')
    return ['taken', person, headingKey(laboratory), collected.clock]
  return ['bytes', createHash('sha256').update(bytes).digest('hex')]
}

interface Told {
  readonly said: SaidReport
  readonly called: readonly unknown[]
  readonly place: Fact['place']
  readonly scope: string
}

/** What every fact of a report has. */
const commonOf = ({ said, place }: Told) => ({
  aliases: [],
  patient: said.person,
  standing: { is: 'happened' as const },
  about: 'patient' as const,
  status: '',
  ids: said.number === undefined ? [] : [{ system: '', value: said.number, label: 'FILL' }],
  reasons: [],
  modifiers: [],
  parties: said.laboratory === undefined ? [] : [{ role: 'performer' as const, name: said.laboratory }],
  qualifiers: [],
  notes: [],
  ...(said.collected && { start: said.collected }),
  unread: [],
  place,
})

function conceptOf({ name, section, code }: SaidRow, { laboratory = '' }: SaidReport): Concept {
  const text = isOfOtherSpecimen({ name, section }) ? `${name} (${section})` : name
  const source = laboratory === '' ? '' : `:${headingKey(laboratory).replaceAll(/\s+/g, '-')}`
  const own = { system: OWN + source, code: headingKey(text), display: text }
  return { codes: code ? [{ ...code }, own] : [own], text }
}

/** Where a row stands, in words that lead an eye and a program there: points from the upper left of the page. */
export const positionOf = ({ id, page, box }: Pick<SaidRow, 'id' | 'page' | 'box'>): string =>
  `page ${page}, row ${id.slice(id.indexOf('.') + 1)}, at ${box.left} ${box.top}, ${box.width} by ${box.height}`

function resultOf(row: SaidRow, nth: number, told: Told, report: string): FactOf<'observation'> {
  const { said, called, place, scope } = told
  const reading = { decimal: said.decimal, unit: row.unit === '' ? undefined : row.unit }
  const found = resultIn(row.value, reading)
  const flag = row.flag === '' ? found?.flag : row.flag
  const range = rangeIn(row.range, reading)
  const concept = conceptOf(row, said)
  return {
    kind: 'observation',
    identity: nameOf('Row', [...called, concept.text!.toLowerCase(), nth], scope),
    ...commonOf({ ...told, place: { ...place, position: positionOf(row) } }),
    concept,
    links: [{ role: 'member-of', identity: report }],
    value: found?.value ?? { kind: 'text', text: row.value },
    ranges: range ? [range] : [],
    interpretations: flag === undefined ? [] : [flagOf(flag)?.concept ?? { codes: [], text: flag }],
    categories: [],
    components: [],
  }
}

/**
 * Reads the pages of a report by what was said of it: each row somebody said yes to is a result, and the whole of it a
 * report with its text. A row that does not stand on the page is set aside.
 */
export function* readReport(piece: Piece, { answers, scope }: Situation): Generator<Reading> {
  const { place } = piece
  const tooMuch = beyondBounds(place.length, { depth: 1, values: 1, longestText: 0, isClosed: true })
  if (tooMuch) return yield { kind: 'reject', reject: { place, ...tooMuch } }
  if (isPartOfPdf(piece)) return yield { kind: 'other', type: THE_PDF }
  const pages = pagesIn(piece)
  if (!pages)
    return yield {
      kind: 'reject',
      reject: { place, reason: say('report.not-pages'), remedy: say('report.not-pages-remedy') },
    }
  const said = saidIn(answers)
  if (!said)
    return yield {
      kind: 'waiting',
      reject: { place, reason: say('report.look'), remedy: say('report.look-remedy') },
    }
  const texts = pages.map(page => linesOf(page).lines.map(({ text }) => text))
  const told: Told = { said, called: calledBy(said, piece), place, scope }
  const report = nameOf('Report', told.called, scope)
  const seen = new Map<string, number>()
  const results: FactOf<'observation'>[] = []
  for (const row of said.rows) {
    const on = texts[row.page - 1]?.join('\n') ?? ''
    if (![row.name, row.value].every(words => words.split(' ').every(word => on.includes(word)))) {
      const reason = say('report.not-there', { page: row.page })
      yield {
        kind: 'reject',
        reject: {
          place: { ...place, position: positionOf(row) },
          reason,
          remedy: say('report.not-there-remedy'),
        },
      }
      continue
    }
    const key = conceptOf(row, said).text!.toLowerCase()
    const nth = (seen.get(key) ?? 0) + 1
    seen.set(key, nth)
    results.push(resultOf(row, nth, told, report))
  }
  yield* results.map(fact => ({ kind: 'fact' as const, fact }))
  yield {
    kind: 'fact',
    fact: {
      kind: 'report',
      identity: report,
      ...commonOf(told),
      concept: { codes: [LABORATORY_REPORT] },
      links: results.map(({ identity }) => ({ role: 'result' as const, identity })),
      categories: [],
      conclusions: [],
      attachments: texts.map(lines => ({ contentType: 'application/pdf', text: lines.join('\n') })),
    },
  }
}
