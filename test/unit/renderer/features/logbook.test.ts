import { describe, expect, it, vi } from 'vitest'
import type { LogbookLine } from '../../../../shared/contract/patients-logbook.ts'

vi.stubGlobal('window', {})
const { csvOf, dictionaryOf } = await import('../../../../renderer/features/logbook/logbook-csv.ts')
const { heightOf, pagesOf, TEXT_LINES } = await import('../../../../renderer/features/logbook-sheet/pages.ts')
vi.unstubAllGlobals()

const day = (iso: string) => ({ clock: Date.parse(iso), precision: 'day' as const, offsetMinutes: null })
const line = (more: Partial<LogbookLine> = {}): LogbookLine => ({
  patient: 1,
  name: 'Ada Invented',
  birth: day('1960-03-03'),
  sex: 'female',
  on: day('2026-03-02'),
  day: '2026-03-02',
  what: ['Appendectomy'],
  fact: { kind: 'procedure', id: 1 },
  outcome: { state: 'missing', events: [] },
  forecasts: [],
  ...more,
})

describe('the logbook as a table', () => {
  it('names nobody, leaves empty what nobody recorded, and quotes what would end a cell', () => {
    const events = [
      { is: 'complication', on: '2026-03-06', grade: 'IIIa' },
      { is: 'died', on: '2026-03-20' },
    ] as const
    const rows = csvOf([
      line(),
      line({
        what: ['Hartmann, open', '=1+1'],
        asa: 'III',
        role: 'assisted',
        outcome: { state: 'event', events: [...events] },
      }),
      line({ what: ['=HYPERLINK("x")'] }),
    ]).split('\r\n')
    // The day before her birthday she is 65.
    expect(rows[1]).toBe('1,2026-03-02,65,female,Appendectomy,,,missing,,,')
    expect(rows[2]).toBe(
      '2,2026-03-02,65,female,"Hartmann, open; =1+1",assisted,III,event,complication IIIa; died,4,',
    )
    // What a spreadsheet would reckon is text.
    expect(rows[3]).toContain(`"'=HYPERLINK(""x"")"`)
    expect(rows.join()).not.toContain('Ada')
  })
  it('says of each of its columns what it means', () => {
    const columns = csvOf([]).replace('\uFEFF', '').trim().split(',')
    const said = dictionaryOf().trim().split('\r\n').slice(1)
    expect(said.map(each => each.split(',')[0])).toEqual(columns)
  })
})

describe('the logbook on paper', () => {
  it('cuts no line, loses none, and fills each sheet', () => {
    const lines = Array.from({ length: 200 }, (_, at) => ({ at, height: 1 + (at % 3) }))
    const pages = pagesOf(lines)
    expect(pages.flat()).toEqual(lines)
    const heights = pages.map(page => page.reduce((sum, { height }) => sum + height, 0))
    for (const height of heights) expect(height).toBeLessThanOrEqual(TEXT_LINES)
    for (const height of heights.slice(0, -1)) expect(height).toBeGreaterThan(TEXT_LINES - 3)
    // What is longer than a sheet has one of its own.
    const long = { height: 300 }
    expect(pagesOf([long, long])).toEqual([[long], [long]])
  })
  it('counts how its words break', () => {
    expect(heightOf(['Appendectomy', ''], 24)).toBe(2)
    expect(heightOf(['x'.repeat(25)], 24)).toBe(2)
  })
})
