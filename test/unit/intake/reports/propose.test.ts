import { describe, expect, it } from 'vitest'
import { dateIn, orderOf } from '../../../../electron/intake/sources/reports/dates.ts'
import { proposalOf } from '../../../../electron/intake/sources/reports/propose.ts'
import { decimalOf, rangeIn, resultIn } from '../../../../electron/intake/sources/reports/read-cells.ts'
import type { PageText, Run } from '../../../../shared/domain/reports/page-text.ts'

const RECEIVED = '2026-11-30'
/** A page of a typewriter: each line as one writes it, a letter six points wide, lines twelve apart. */
function typed(...lines: string[]): PageText {
  const runs = lines.flatMap((line, at): Run[] =>
    [...line.matchAll(/\S+(?: \S+)*/g)].map(({ 0: text, index }) => [
      40 + index * 6,
      40 + at * 12,
      text.length * 6,
      10,
      text,
    ]),
  )
  return { width: 600, height: 800, runs }
}
const propose = (...lines: string[]) => proposalOf([typed(...lines)], RECEIVED)
const head = 'Test                     Result   Units      Reference range'
const told = (...lines: string[]) =>
  propose(...lines).rows.map(({ name, value, unit, range, doubts }) => [name, value, unit, range, ...doubts])

describe('the rows of a printed report', () => {
  it('are those that stand under its headings', () => {
    const potassium = 'Potassium                5.6      mmol/L     3.5 - 5.1'
    expect(told(head, 'Sodium                   139      mmol/L     135 - 145', potassium)).toEqual([
      ['Sodium', '139', 'mmol/L', '135 - 145'],
      ['Potassium', '5.6', 'mmol/L', '3.5 - 5.1'],
    ])
  })
  it('have no code of blood where they stand under another specimen', () => {
    const lines = [
      'Glucose                  5.1      mmol/L     3.9 - 5.5',
      'Sodium                   139      mmol/L     135 - 145',
    ]
    const inBlood = propose(head, ...lines).rows
    const inUrine = propose(head, 'URINE', ...lines).rows
    expect(inBlood.map(({ code }) => code?.system)).toEqual(['http://loinc.org', 'http://loinc.org'])
    expect(inUrine.map(({ code, section }) => [code, section])).toEqual([
      [undefined, 'URINE'],
      [undefined, 'URINE'],
    ])
  })
  it('are doubted where a line below may be the end of their name', () => {
    const found = told(
      head,
      'Sodium                   139      mmol/L     135 - 145',
      'Thyroid stimulating      2.1      mIU/L      0.4 - 4.0',
      'Hormone',
      'Potassium                4.6      mmol/L     3.5 - 5.1',
    )
    expect(found.find(([name]) => name!.startsWith('Thyroid'))).toContain('unsure')
  })
  it('are doubted where mark and range disagree, and where such a number is next to impossible', () => {
    const marked = 'Test                     Result   Flag   Units      Reference range'
    const found = told(
      marked,
      'Sodium                   139      H      mmol/L     135 - 145',
      'Potassium                56       H      mmol/L     3.5 - 5.1',
      'Creatinine               80              umol/L     45 - 84',
    )
    expect(found[0]).toContain('flag')
    // The decimal point was lost: 5.6 is what stands on the paper of many.
    expect(found[1]).toContain('unlikely')
    expect(found[2]).toHaveLength(4)
  })
  it('are not made of older results, of two days, or of prose', () => {
    const previous = 'Test                     Result   Previous   Units      Reference range'
    expect(told(previous, 'Sodium                   139      141        mmol/L     135 - 145')).toEqual([
      ['Sodium', '139', 'mmol/L', '135 - 145'],
    ])
    const ofTwoDays = ['Test           Result   Result   Units', 'Sodium         139      141      mmol/L']
    expect(told(...ofTwoDays)).toEqual([])
    expect(
      told('The test result and its reference range were discussed.', 'Potassium was 5.6 mmol/L then.'),
    ).toEqual([])
  })
})

describe('a page that is made to do harm', () => {
  it('is judged at once, however far apart its letters stand', () => {
    const words = [
      ['Test', 'Result', 'Units'],
      ['Sodium', '139', 'mmol/L'],
    ]
    const far = (width: number): PageText => ({
      width: 600,
      height: 800,
      runs: words.flatMap((line, y) => line.map((text, x): Run => [x * width, 20 + y * 20, 40, 10, text])),
    })
    expect(proposalOf([far(150)], RECEIVED).rows).toHaveLength(1)
    for (const width of [1e6, 1e15, 1e300]) expect(proposalOf([far(width)], RECEIVED).rows).toEqual([])
  })
})

describe('what can be read in two ways', () => {
  it('is asked: a date by which no other date says how it is meant', () => {
    const { about, order } = propose('Patient: INVENTED, Ada   Collected: 04/03/2026 08:15', head)
    expect(order).toBe('open')
    expect(about.collected?.dayFirst?.clock).toBe(Date.UTC(2026, 2, 4, 8, 15))
    expect(about.collected?.monthFirst?.clock).toBe(Date.UTC(2026, 3, 3, 8, 15))
  })
  it('is told by any other date of the report', () => {
    expect(orderOf(['DOB: 23/04/1961', 'Collected: 04/03/2026'])).toBe('day-first')
    expect(orderOf(['DOB: 04/23/1961'])).toBe('month-first')
    expect(orderOf(['23/04/1961', '04/23/1961'])).toBe('open')
    expect(dateIn('31/02/2026', RECEIVED)).toBeUndefined()
  })
  it('is asked: numbers that speak for both signs, or for none', () => {
    expect(decimalOf(['5,6', '139'])).toBe('comma')
    expect(decimalOf(['1.234,5'])).toBe('comma')
    expect(decimalOf(['5.6', '1,234'])).toBe('point')
    expect(decimalOf(['1,234'])).toBe('open')
    expect(decimalOf(['5,6', '7.1'])).toBe('open')
  })
  it('keeps what it says beside what it means', () => {
    const point = { decimal: 'point', unit: 'mg/L' } as const
    expect(resultIn('<0.6', point)?.value).toEqual({
      kind: 'quantity',
      value: 0.6,
      text: '0.6',
      comparator: '<',
      unit: 'mg/L',
    })
    expect(resultIn('1:160', { decimal: 'point', unit: undefined })?.value.kind).toBe('ratio')
    expect(resultIn('see below', point)).toBeUndefined()
    expect(rangeIn('3,5 - 5,1', { decimal: 'comma', unit: 'mmol/L' })).toMatchObject({
      low: { value: 3.5 },
      high: { value: 5.1 },
    })
    expect(rangeIn('Desirable < 200 Borderline 200-239', point)).toEqual({
      text: 'Desirable < 200 Borderline 200-239',
      appliesTo: [],
    })
  })
})
