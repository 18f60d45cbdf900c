import { rmSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Fact } from '../../../shared/domain/fact.ts'
import { daysLater } from '../../../shared/domain/day/iso-day.ts'
import type { PlannedChange } from '../../../shared/domain/measures/change.ts'
import { AppError } from '../../../shared/errors.ts'
import { bringIn, day, somebody } from '../../fixtures/bring-in.ts'
import { changeDesk, type ChangeDesk } from '../../fixtures/change-desk.ts'
import { inventedFact } from '../../fixtures/invented-fact.ts'
import { pressures } from '../../fixtures/pressure-measure.ts'
import { infections, INVENTED, plannedChangeOf } from '../../fixtures/planned-change.ts'
import { passphrase, temporaryFolder } from '../../fixtures/temporary-folder.ts'

/** People each operated on once, on days from the first on; so many, evenly among them, get an infection later. */
function operated(prefix: string, first: string, people: number, infected: number): Fact[] {
  return Array.from({ length: people }, (_, n) => {
    const on = daysLater(first, n % 90)
    const about = (code: string, date: string) => ({
      identity: `${prefix}${n}-${code}`,
      patient: `Patient/${prefix}${n}`,
      concept: { codes: [{ system: INVENTED, code }] },
      start: day(date),
    })
    const facts: Fact[] = [inventedFact('procedure', about('operation', on))]
    const isInfected = Math.floor(((n + 1) * infected) / people) > Math.floor((n * infected) / people)
    if (isInfected) facts.push(inventedFact('condition', about('infection', daysLater(on, 10))))
    return facts
  }).flat()
}
const lastVisit = (on: string) =>
  inventedFact('encounter', {
    identity: 'last',
    patient: 'Patient/Zoe',
    concept: { codes: [{ system: INVENTED, code: 'visit' }] },
    start: day(on),
  })

let folder = ''
let desk: ChangeDesk
let requests = 0
beforeEach(async () => {
  folder = temporaryFolder()
  desk = changeDesk(path.join(folder, 'home'))
  await desk.vault.create({ passphrase })
})
afterEach(async () => {
  const { checks } = await desk.vault.verify({})
  expect(checks.filter(({ ok }) => !ok)).toEqual([])
  desk.close()
  rmSync(folder, { recursive: true, force: true })
})

async function bring(facts: Fact[]) {
  const names = [...new Set(facts.map(({ patient }) => patient.slice('Patient/'.length)))]
  await bringIn(
    desk,
    names.map(name => somebody(name)),
    facts,
  )
}
const write = (more: Partial<PlannedChange> = {}, requestId = `request-${++requests}`) =>
  desk.measures.writeChange({ requestId, planned: plannedChangeOf(more) })
const audited = async (beginning: string) =>
  (await desk.audit.page({ offset: 0, limit: 100 }))
    .map(({ what }) => what)
    .filter(({ key }) => key.startsWith(beginning))

describe('a change that was written down', () => {
  it('is judged when its day has come: before against after, with the exact interval of few', async () => {
    // 12 of 40 before, 2 of 40 since: a difference of -25 points.
    await bring([
      ...operated('before', '2025-01-10', 40, 12),
      ...operated('after', '2025-09-01', 40, 2),
      lastVisit('2026-05-31'),
    ])
    const { change } = await write()
    const statement = await desk.measures.judgeChange({ change, today: '2026-03-01' })
    expect(statement.before).toMatchObject({
      from: '2025-01-10', // where the data begin
      to: '2025-08-31',
      numerator: 12,
      denominator: 40,
    })
    expect(statement.after).toMatchObject({
      from: '2025-09-01',
      to: '2026-03-01',
      numerator: 2,
      denominator: 40,
    })
    const { value, lower, upper, by } = statement.difference!
    expect(value).toBeCloseTo(-0.25, 12)
    expect(by).toBe('exact')
    expect(lower).toBeGreaterThan(-0.45)
    expect(upper).toBeLessThan(-0.05)
    expect(statement.grade).toBe('met')
    expect(statement.reading.map(({ key }) => key)).toEqual([
      'change.span',
      'change.span',
      'change.difference',
      'change.as-expected',
    ])
    expect(statement.doubts.map(({ key }) => key)).toContain('change.not-a-trial')
  })

  it('is graded by no silence: where no infection was ever written down nobody is without one', async () => {
    // 0 of 200 before and 0 of 200 since would else be "short of what was expected".
    await bring([
      ...operated('before', '2025-01-10', 200, 0),
      ...operated('after', '2025-09-01', 200, 0),
      lastVisit('2026-05-31'),
    ])
    const { change } = await write()
    const statement = await desk.measures.judgeChange({ change, today: '2026-03-01' })
    expect(statement).toMatchObject({
      before: { numerator: 0, denominator: 0, unknown: 200, value: null },
      after: { numerator: 0, denominator: 0, unknown: 200, value: null },
      difference: null,
      grade: 'open',
    })
    expect(statement.doubts.map(({ key }) => key)).toContain('outcome.no-codes')
  })

  it('is never met with silence for small numbers: 1 of 3 before, 0 of 2 since', async () => {
    await bring([
      ...operated('before', '2025-01-10', 3, 1),
      ...operated('after', '2025-09-01', 2, 0),
      lastVisit('2026-05-31'),
    ])
    const { change } = await write()
    const { grade, reading, doubts } = await desk.measures.judgeChange({ change, today: '2026-03-01' })
    expect(grade).toBe('open')
    expect(reading).toContainEqual({ key: 'change.cannot-tell', values: { before: 3, after: 2 } })
    expect(doubts).toContainEqual({ key: 'change.small', values: { before: 3, after: 2 } })
  })

  it('cannot be told while nobody is counted since, or the data end before it', async () => {
    await bring([...operated('before', '2025-01-10', 20, 5), lastVisit('2025-10-31')])
    const { change } = await write()
    const since = await desk.measures.judgeChange({ change, today: '2026-03-01' })
    expect(since.grade).toBe('open')
    expect(since.reading.at(-1)).toEqual({ key: 'change.nobody-since', values: {} })
    const { change: later } = await write({ made: '2026-01-01' })
    const none = await desk.measures.judgeChange({ change: later, today: '2026-03-01' })
    expect(none.after).toBeNull()
    expect(none.reading.at(-1)).toEqual({ key: 'change.no-data-since', values: { upTo: '2025-10-31' } })
  })

  it('tells of what was moving already, and of what was not recorded or is too early', async () => {
    await bring([
      ...operated('first', '2024-09-02', 60, 30),
      ...operated('second', '2025-03-10', 60, 6),
      ...operated('after', '2025-09-01', 60, 5),
      ...operated('late', '2026-02-20', 4, 0),
      lastVisit('2026-03-05'),
    ])
    const { change } = await write()
    const { doubts } = await desk.measures.judgeChange({ change, today: '2026-03-01' })
    expect(doubts[0]).toEqual({ key: 'change.already-moving', values: { direction: 'lower' } })
    expect(doubts).toContainEqual({ key: 'change.too-early', values: { n: 4 } })
  })

  it('says that the data are old, and how little of the time since they hold', async () => {
    await bring([...operated('before', '2025-01-10', 20, 5), lastVisit('2025-10-31')])
    const { change } = await write()
    const { doubts } = await desk.measures.judgeChange({ change, today: '2026-03-01' })
    expect(doubts).toContainEqual({ key: 'change.data-end', values: { upTo: '2025-10-31', days: 61 } })
  })

  it('keeps each look with its figures and date, and the next day on which to look', async () => {
    await bring([
      ...operated('before', '2025-01-10', 40, 12),
      ...operated('after', '2025-09-01', 40, 2),
      lastVisit('2026-05-31'),
    ])
    const { change } = await write()
    const look = { change, today: '2026-03-01', requestId: 'look-0001' }
    const kept = await desk.measures.keepLook({ ...look, next: '2026-09-01' })
    await desk.measures.keepLook({ ...look, next: '2026-12-01' }) // the same again changes nothing
    const [line] = await desk.measures.changes({})
    expect(line).toMatchObject({
      change,
      lookOn: '2026-09-01',
      measure: 'infection-after-operation',
      unit: 'share',
    })
    expect(line!.looks).toEqual([{ looked: '2026-06-30T10:00:00.000Z', statement: kept }])
    await bring([...operated('later', '2025-12-01', 40, 20), lastVisit('2026-06-29')])
    const now = await desk.measures.keepLook({
      change,
      today: '2026-06-30',
      requestId: 'look-0002',
      next: null,
    })
    expect(now.doubts).toContainEqual({ key: 'change.looks', values: { n: 1 } })
    const [after] = await desk.measures.changes({})
    expect(after!.looks.map(({ statement }) => statement.after!.denominator)).toEqual([40, 80])
    expect(after!.lookOn).toBeNull()
    expect(await audited('audit.change-looked-at')).toHaveLength(2)
  })

  it('is written once under one request, and refused where it is to be looked at before it was made', async () => {
    const [one, other] = [await write({}, 'request-same'), await write({}, 'request-same')]
    expect(other).toEqual(one)
    expect(await desk.measures.changes({})).toHaveLength(1)
    await expect(write({ lookOn: '2025-08-31' })).rejects.toBeInstanceOf(AppError)
    await expect(write({ expected: { direction: 'lower', by: 10 } })).rejects.toBeInstanceOf(AppError)
    await expect(desk.measures.judgeChange({ change: 99, today: '2026-03-01' })).rejects.toMatchObject({
      code: 'not-found',
    })
  })

  it('is taken back and stays in the store, struck', async () => {
    const { change } = await write()
    await desk.measures.takeBackChange({ change })
    expect(await desk.measures.changes({})).toEqual([])
    const [kept] = await desk.knowledge.changes({})
    expect(kept).toMatchObject({ change, lookOn: null, takenBack: '2026-06-30T10:00:00.000Z' })
    await expect(
      desk.measures.keepLook({ change, today: '2026-03-01', requestId: 'look-0003', next: null }),
    ).rejects.toMatchObject({ code: 'refused' })
    expect(await audited('audit.change-')).toHaveLength(2)
  })
})

describe('a change that is judged by people who are counted at the end of each span', () => {
  /** People with a pressure on a day before and one since, each `1` where it was under control; `-`: not seen then. */
  async function measured(courses: Readonly<Record<string, number>>) {
    const facts = Object.entries(courses).flatMap(([course, people]) =>
      Array.from({ length: people }, (_, n) =>
        [...course].flatMap((has, at) => {
          if (has === '-') return []
          const on = ['2024-12-02', '2025-12-01'][at]!
          const about = (code: string) => ({
            identity: `${course}${n}-${code}-${at}`,
            patient: `Patient/P${course}${n}`,
            concept: { codes: [{ system: INVENTED, code }] },
            start: day(on),
          })
          const [value, text] = has === '1' ? [130, '130'] : [150, '150']
          return [
            inventedFact('encounter', about('visit')),
            inventedFact('observation', {
              ...about('pressure'),
              value: { kind: 'quantity' as const, value, unitCode: 'mm[Hg]', text },
            }),
          ]
        }),
      ).flat(),
    )
    await bring([...facts, lastVisit('2025-12-31')])
  }
  const judge = async () => {
    const { change } = await write({
      whole: pressures,
      made: '2025-01-01',
      lookOn: '2025-12-31',
      expected: { direction: 'higher', by: 0.1 },
    })
    return desk.measures.judgeChange({ change, today: '2025-12-31' })
  }

  it('is graded by those in both, with their four cells, and tells of those in one alone', async () => {
    // Newcombe's second example (1998, Stat Med 17:2635) as a fall turned round: 18 both times, 2 lost it, 12 gained
    // it, 18 neither time: 20 points, from 5.62 to 32.90.
    await measured({ '11': 18, '10': 2, '01': 12, '00': 18, '-1': 4, '-0': 1, '1-': 2 })
    const { pairs, difference, grade, reading, doubts } = await judge()
    expect(pairs).toMatchObject({
      people: 50,
      both: 18,
      lost: 2,
      gained: 12,
      neither: 18,
      left: { numerator: 2, denominator: 2 },
      came: { numerator: 4, denominator: 5 },
    })
    // McNemar's exact p of 2 against 12: 2 (1 + 14 + 91) / 2^14.
    expect(pairs!.exactP).toBeCloseTo((2 * (1 + 14 + 91)) / 2 ** 14, 12)
    expect(difference!.by).toBe('paired')
    expect(difference!.value).toBeCloseTo(0.2, 12)
    expect(difference!.lower).toBeCloseTo(0.0562, 4)
    expect(difference!.upper).toBeCloseTo(0.329, 4)
    expect(grade).toBe('met')
    expect(reading.map(({ key }) => key)).toEqual([
      'change.on-day',
      'change.on-day',
      'change.pairs',
      'change.pairs-chance',
      'change.in-one-span',
      'change.difference',
      'change.as-expected',
    ])
    expect(doubts.map(({ key }) => key)).not.toContain('change.same-people')
  })

  it('takes them for different people where fewer than half stand in both, and says so', async () => {
    await measured({ '11': 3, '1-': 10, '0-': 10, '-1': 15, '-0': 5 })
    const { pairs, difference, doubts } = await judge()
    expect(pairs).toBeUndefined()
    expect(difference!.by).not.toBe('paired')
    expect(doubts.map(({ key }) => key)).toContain('change.same-people')
  })
})

describe('the counts of a month', () => {
  const october = { month: '2025-10', wholes: [infections] }
  it('hold that month alone, with what is unknown, early or cannot be found told apart', async () => {
    await bring([
      ...operated('september', '2025-09-30', 1, 1),
      ...operated('october', '2025-10-01', 31, 4),
      ...operated('november', '2025-11-01', 3, 3),
      lastVisit('2026-01-31'),
    ])
    const { upTo, rows } = await desk.measures.month(october)
    expect(upTo).toBe('2026-01-31')
    expect(rows).toMatchObject([
      { numerator: 4, denominator: 31, unknown: 0, early: 0, isWhole: true, notLookedFor: [], unit: 'share' },
    ])
  })

  it('are not final while it is too early for somebody, and no 0 where there is no code to look for', async () => {
    await bring([...operated('october', '2025-10-01', 31, 0), lastVisit('2025-11-10')])
    const { rows } = await desk.measures.month(october)
    // Thirty days after the first ten operations lie within the data: those of 1 to 11 October.
    expect(rows).toMatchObject([{ denominator: 11, early: 20, isWhole: false, notLookedFor: ['infection'] }])
  })

  it('are of nobody in an empty casebook', async () => {
    const { upTo, rows } = await desk.measures.month(october)
    expect(upTo).toBeNull()
    expect(rows).toMatchObject([{ denominator: 0, value: null, isWhole: false }])
  })
})

describe('a set of measures', () => {
  it('is kept by name, replaced by one of that name, and dropped', async () => {
    await desk.measures.keepSet({ name: 'Ministry', measures: ['caesarean', 'dtp3-at-1'] })
    await desk.measures.keepSet({ name: 'Ministry', measures: ['dtp3-at-1'] })
    await desk.measures.keepSet({ name: 'Board', measures: ['caesarean'] })
    expect(await desk.measures.sets({})).toEqual([
      { name: 'Board', measures: ['caesarean'] },
      { name: 'Ministry', measures: ['dtp3-at-1'] },
    ])
    await desk.measures.dropSet({ name: 'Board' })
    await desk.measures.dropSet({ name: 'Board' })
    expect(await desk.measures.sets({})).toHaveLength(1)
    expect(await audited('audit.measure-set-dropped')).toHaveLength(1)
  })
})
