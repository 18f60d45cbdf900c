import { rmSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { measureHandlers } from '../../../electron/learning/outcomes/handlers.ts'
import { monthHandlers } from '../../../electron/learning/outcomes/month.ts'
import { measures } from '../../../shared/contract/measures.ts'
import type { Fact } from '../../../shared/domain/fact.ts'
import { unseenInWords } from '../../../shared/domain/measures/counted-in-words.ts'
import { seriesCsv } from '../../../shared/domain/measures/series-csv.ts'
import { measureReports } from '../../../shared/domain/measures/measure-report.ts'
import type { WholeMeasure } from '../../../shared/domain/measures/measure.ts'
import { bringIn, day, somebody } from '../../fixtures/bring-in.ts'
import { inventedFact } from '../../fixtures/invented-fact.ts'
import { infections, INVENTED } from '../../fixtures/planned-change.ts'
import { recordsDesk, type RecordsDesk } from '../../fixtures/records-desk.ts'
import { passphrase, temporaryFolder } from '../../fixtures/temporary-folder.ts'

/*
 * Ten people were operated on in January 2026. Two had an infection within thirty days, one died, four were seen in
 * May, and three were never seen again: by hand 2 of 10, at best 2 of 10, at worst 5 of 10.
 */
const about = (name: string, code: string, on: string) => ({
  identity: `${name}-${code}-${on}`,
  patient: `Patient/${name}`,
  concept: { codes: [{ system: INVENTED, code }] },
  start: day(on),
})
const named = (of: string, n: number) => Array.from({ length: n }, (_, at) => `${of}${at}`)
const groups = {
  Had: named('Had', 2),
  Dead: named('Dead', 1),
  Seen: named('Seen', 4),
  Gone: named('Gone', 3),
}
const facts: Fact[] = [
  ...Object.values(groups).flatMap(all =>
    all.map(name => inventedFact('procedure', about(name, 'operation', '2026-01-10'))),
  ),
  ...groups.Had.map(name => inventedFact('condition', about(name, 'infection', '2026-01-20'))),
  ...groups.Seen.map(name => inventedFact('encounter', about(name, 'visit', '2026-05-10'))),
  inventedFact('encounter', about('Zoe', 'visit', '2025-12-31')),
  inventedFact('encounter', about('Zoe', 'visit', '2026-06-29')),
]

let folder = ''
let desk: RecordsDesk
beforeAll(async () => {
  folder = temporaryFolder()
  desk = recordsDesk(path.join(folder, 'home'))
  await desk.vault.create({ passphrase })
  const people = [...Object.values(groups).flat(), 'Zoe'].map(name =>
    somebody(name, { ...(name === 'Dead0' && { death: day('2026-03-01') }) }),
  )
  await bringIn(desk, people, facts)
})
afterAll(() => {
  desk.close()
  rmSync(folder, { recursive: true, force: true })
})

const learning = () => {
  const served = desk.client(
    { ...measures, methods: { series: measures.methods.series, month: measures.methods.month } } as const,
    {
      series: measureHandlers(desk.frames, { measures: [], concepts: [] }, desk.knowledge).series,
      month: monthHandlers(desk.frames, desk.knowledge).month,
    },
  )
  return served
}
const alive: WholeMeasure = {
  ...infections,
  measure: {
    ...infections.measure,
    id: 'alive',
    numerator: [{ is: 'died', fromDays: 0, toDays: 30, not: true }],
  },
}

describe('a share with a time in which something may happen', () => {
  it('says how many nobody has seen since, with its best and its worst', async () => {
    const { total, points, doubts } = await learning().series({ whole: infections, by: 'quarter' })
    expect(total).toMatchObject({ numerator: 2, denominator: 10, unseen: { n: 3, lower: 0.2, upper: 0.5 } })
    expect(points.find(({ from }) => from === '2026-01-01')).toMatchObject({ unseen: { n: 3 } })
    expect(doubts).toContainEqual({
      key: 'outcome.unseen',
      values: { n: 3, denominator: 10, unknown: 0, lower: 20, upper: 50 },
    })
  })
  it('takes nobody for alive at worst of whom nothing was seen: 10 of 10, at worst 5', async () => {
    const { total } = await learning().series({ whole: alive, by: 'quarter' })
    // Whoever had an infection was last seen on the twentieth.
    expect(total).toMatchObject({ numerator: 10, denominator: 10, unseen: { n: 5, lower: 0.5, upper: 1 } })
  })
  it('is unknown of everybody, in files too, where nothing that is looked for stands in this record', async () => {
    const [operation, infection] = infections.concepts
    const never = { ...infection!, include: [{ system: INVENTED, code: 'never-written' }] }
    const whole = { ...infections, concepts: [operation!, never] }
    const series = await learning().series({ whole, by: 'quarter' })
    const rowsOf = (of: typeof series) => seriesCsv(of).split('\r\n')
    const at = rowsOf(series)[0]!.split(',').indexOf('value')
    const valueOf = (of: typeof series) =>
      rowsOf(of)
        .find(row => row.startsWith('2026-01-01'))!
        .split(',')[at]
    expect(valueOf(series)).toBe('')
    expect(series.total).toMatchObject({ numerator: 0, denominator: 0, unknown: 10, value: null })
    expect(series.chart.kind).toBe('none')
    expect(series.doubts).toContainEqual(expect.objectContaining({ key: 'outcome.no-codes' }))
    const report = JSON.stringify(
      measureReports({ measure: whole.measure, title: 'T', says: 'S', series, made: '2026-11-30T00:00:00Z' }),
    )
    expect(report).not.toContain('measureScore')
  })
  it('is said of a month in the same words', async () => {
    const { rows } = await learning().month({ month: '2026-01', wholes: [infections] })
    expect(unseenInWords(rows[0]!)).toMatchObject({ values: { n: 3, lower: 20, upper: 50 } })
  })
  it('does not doubt whoever was reached, where only a death is asked', async () => {
    const { rows } = await desk.patients.list({ query: 'Gone0', offset: 0, limit: 1 })
    const { patient } = rows[0]!
    await desk.patients.tellFollowUp({ requestId: 'reached-1', patient, day: '2026-06-30', is: 'reached' })
    const { total } = await learning().series({ whole: alive, by: 'quarter' })
    expect(total.unseen).toMatchObject({ n: 4 })
    expect((await learning().series({ whole: infections, by: 'quarter' })).total.unseen).toMatchObject({
      n: 3,
    })
  })
})
