import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { limits } from '../../electron/intake/budgets.ts'
import { textOfPdf } from '../../electron/intake/containers/pdf/text-of-pdf.ts'
import { proposalOf } from '../../electron/intake/sources/reports/propose.ts'
import type { ProposedRow } from '../../shared/domain/reports/proposal.ts'
import { makeReportPdf, type PrintedRow } from '../fixtures/make-report-pdf.ts'
import { reportLayouts } from '../fixtures/report-layouts.ts'
import { sharedFolder } from '../fixtures/shared.ts'

const folder = sharedFolder()
const RECEIVED = '2026-11-30'
const proposed = async (bytes: Uint8Array) => proposalOf(await textOfPdf(bytes, limits), RECEIVED)
/** A value with its unit behind it says the same as both in columns of their own. */
const key = ({ name, value, unit, range, flag }: PrintedRow | ProposedRow) =>
  JSON.stringify([name, unit === '' ? value : value.replace(` ${unit}`, ''), unit, range, flag])

/** The same report as its maker wrote it: the rows of the table from which the PDF was printed. */
function rowsOfPage(html: string): PrintedRow[] {
  const plain = (cell = '') => cell.replaceAll('&lt;', '<').replaceAll('&gt;', '>').trim()
  return [...html.matchAll(/<tr><td>([^\n]*)<\/tr>/g)].map(([, row = '']) => {
    const [name, value, flag, unit, range] = row.split(/<td[^>]*>/).map(plain)
    return { name: name!, value: value!, flag: flag!, unit: unit!, range: range! }
  })
}

describe.skipIf(!folder)('the report of the reference data', () => {
  it('is put together row by row, as its maker wrote it: 25 of 25', async () => {
    const at = path.join(folder!, 'data/reports')
    const written = rowsOfPage(readFileSync(path.join(at, 'laboratory-page.html'), 'utf8'))
    expect(written).toHaveLength(25)
    const { rows, about } = await proposed(readFileSync(path.join(at, 'laboratory-page.pdf')))
    expect(rows.map(key)).toEqual(written.map(key))
    expect(rows.filter(({ doubts }) => doubts.length > 0)).toEqual([])
    expect(about).toMatchObject({ name: 'TESTER, Ana', identifier: '884412' })
    expect(about.collected?.dayFirst).toEqual({
      clock: Date.UTC(2026, 10, 12, 8, 15),
      precision: 'minute',
      offsetMinutes: null,
    })
    // 4 March or 3 April: the report does not say.
    expect(about.birth?.dayFirst).not.toEqual(about.birth?.monthFirst)
  })
})

describe('twenty ways in which laboratories print', () => {
  const totals = { printed: 0, rebuilt: 0 }
  it.each(reportLayouts)('%s: no row is wrong', async (_what, layout) => {
    const { bytes, rows } = await makeReportPdf(layout)
    const printed = new Set(rows.map(key))
    const found = (await proposed(bytes)).rows.filter(({ doubts }) => doubts.length === 0)
    expect(found.filter(row => !printed.has(key(row)))).toEqual([])
    totals.printed += rows.length
    totals.rebuilt += new Set(found.map(key)).size
    // Each by itself as well, so that no layout hides behind the others.
    expect(found.length / rows.length).toBeGreaterThanOrEqual(0.9)
  })
  it('95 of 100 rows are put together without a doubt', () => {
    expect(totals.rebuilt / totals.printed).toBeGreaterThanOrEqual(0.95)
  })
})
