import { rmSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { handlers as intakeHandlers } from '../../../electron/intake/handlers.ts'
import { sources } from '../../../electron/intake/sources/registry.ts'
import { readMeasures } from '../../../electron/learning/outcomes/library.ts'
import { intake } from '../../../shared/contract/intake.ts'
import { readDeath } from '../../../shared/domain/by-hand/death-form.ts'
import { dayNumber } from '../../../shared/domain/day/iso-day.ts'
import type { Fact } from '../../../shared/domain/fact.ts'
import { boundsOf, followUpState, shownPart } from '../../../shared/domain/measures/follow-up.ts'
import { bringIn, day, somebody } from '../../fixtures/bring-in.ts'
import { inventedFact } from '../../fixtures/invented-fact.ts'
import { infections, INVENTED } from '../../fixtures/planned-change.ts'
import { recordsDesk, type RecordsDesk } from '../../fixtures/records-desk.ts'
import { passphrase, temporaryFolder } from '../../fixtures/temporary-folder.ts'

/** The desk's clock stands at 30 June 2026; an infection counts within thirty days of an operation. */
const TODAY = '2026-06-30'
const about = (name: string, code: string, on: string) => ({
  identity: `${name}-${code}-${on}`,
  patient: `Patient/${name}`,
  concept: { codes: [{ system: INVENTED, code }] },
  start: day(on),
})
const operated = (name: string, on: string) => inventedFact('procedure', about(name, 'operation', on))
const came = (name: string, on: string) => inventedFact('encounter', about(name, 'visit', on))
const record: Fact[] = [
  operated('Seen', '2026-01-01'),
  came('Seen', '2026-03-01'),
  operated('Had', '2026-01-05'),
  inventedFact('condition', about('Had', 'infection', '2026-01-15')),
  operated('Lost', '2026-01-10'),
  operated('Due', '2026-05-01'),
  came('Due', '2026-05-30'), // a day too early: the time ends on 31 May
  operated('Coming', '2026-06-20'),
  operated('Dead', '2026-01-01'),
  operated('Ago', '2022-01-01'), // too long ago to be asked after
  came('Zoe', '2026-06-29'),
]
const names = [...new Set(record.map(({ patient }) => patient.slice('Patient/'.length)))]

let folder = ''
let desk: RecordsDesk
let charts = new Map<string, number>()
beforeEach(async () => {
  folder = temporaryFolder()
  desk = recordsDesk(path.join(folder, 'home'), { pauseMilliseconds: 20 })
  await desk.vault.create({ passphrase })
  const people = names.map(name => somebody(name, { ...(name === 'Dead' && { death: day('2026-01-20') }) }))
  await bringIn(desk, people, record)
  const { rows } = await desk.patients.list({ query: '', offset: 0, limit: 50 })
  charts = new Map(rows.map(({ name, patient }) => [name, patient]))
})
afterEach(async () => {
  const { checks } = await desk.vault.verify({})
  expect(checks.filter(({ ok }) => !ok)).toEqual([])
  desk.close()
  rmSync(folder, { recursive: true, force: true })
})
const asked = (today = TODAY) => desk.patients.followUp({ whole: infections, today, limit: 100 })
const tell = (
  name: string,
  is: 'reached' | 'moved' | 'died' | 'declined',
  requestId = `request-${name}-${is}`,
) => desk.patients.tellFollowUp({ requestId, patient: charts.get(name)!, day: TODAY, is })

describe('the follow-up of a measure', () => {
  it('knows who is lost, due and coming, the longest over first', async () => {
    const { rows, total } = await asked()
    expect(rows.map(({ name, is, days, dueOn, lastSeen }) => [name, is, days, dueOn, lastSeen])).toEqual([
      ['Lost', 'lost', 141, '2026-02-09', '2026-01-10'],
      ['Due', 'due', 30, '2026-05-31', '2026-05-30'],
      ['Coming', 'coming', -20, '2026-07-20', '2026-06-20'],
    ])
    expect(total).toBe(3)
  })

  it('bounds the share by what became of the unseen: 1 of 5 to 3 of 5', async () => {
    const { counts } = await asked()
    expect(counts).toEqual({
      numerator: 1,
      without: 2, // Seen and Dead
      unseen: 2,
      coming: 1,
      // Wilson's of 1 of 3, by hand: (1 + 1.9208) / (3 + 3.8416) -/+ 1.96 / 6.8416 sqrt(2/3 + 0.9604).
      interval: { lower: expect.closeTo(0.0615, 4) as number, upper: expect.closeTo(0.7923, 4) as number },
      bounds: { lower: 1 / 5, upper: 3 / 5 },
      notLookedFor: [],
    })
  })

  it('says of nobody that she was without what this record never writes down', async () => {
    const [operation, infection] = infections.concepts
    const never = { ...infection!, include: [{ system: INVENTED, code: 'never-written' }] }
    const whole = { ...infections, concepts: [operation!, never] }
    const { counts } = await desk.patients.followUp({ whole, today: TODAY, limit: 100 })
    // The time of Seen, Had, Lost, Due and Dead is over; Coming's is not.
    expect(counts).toEqual({
      numerator: 0,
      without: 0,
      unseen: 5,
      coming: 1,
      interval: null,
      bounds: { lower: 0, upper: 1 },
      notLookedFor: ['infection'],
    })
  })

  it('calls no time that is over still to come: the first days after it are open as the later ones are', async () => {
    const { rows, counts } = await asked('2026-07-25')
    expect(rows.find(({ name }) => name === 'Coming')).toMatchObject({ is: 'coming', days: 5 })
    expect(counts).toMatchObject({ unseen: 3, coming: 0 })
  })

  it('asks no more after whoever was reached or moved; what nobody recorded stays within the bounds', async () => {
    await tell('Due', 'reached')
    await tell('Lost', 'moved')
    const { rows, counts } = await asked()
    expect(rows.map(({ name, is, told }) => [name, is, told?.is])).toEqual([
      ['Coming', 'coming', undefined],
      ['Lost', 'ended', 'moved'],
      ['Due', 'ended', 'reached'],
    ])
    // That she was reached says nothing of an infection.
    expect(counts).toMatchObject({
      numerator: 1,
      without: 2,
      unseen: 2,
      bounds: { lower: 1 / 5, upper: 3 / 5 },
    })
    await desk.patients.takeBackFollowUp({ patient: charts.get('Lost')! })
    expect((await asked()).rows[0]).toMatchObject({ name: 'Lost', is: 'lost' })
  })

  it('is told once under one request, and stands in the log with whoever was looked through', async () => {
    await tell('Lost', 'declined', 'request-same')
    await tell('Lost', 'declined', 'request-same')
    await asked()
    await new Promise(resolve => setTimeout(resolve, 100))
    const lines = (await desk.audit.page({ offset: 0, limit: 100 })).map(({ what }) => what)
    expect(lines.filter(({ key }) => key === 'audit.follow-up-told')).toHaveLength(1)
    expect(lines).toContainEqual(
      expect.objectContaining({
        key: 'audit.people-shown',
        values: expect.objectContaining({ list: 'followed', people: 3 }) as object,
      }),
    )
    await expect(
      desk.patients.tellFollowUp({ requestId: 'request-none', patient: 999, day: TODAY, is: 'moved' }),
    ).rejects.toMatchObject({ code: 'not-found' })
  })

  it('is refused of a measure without a time after an event', async () => {
    const whole = {
      ...infections,
      measure: { ...infections.measure, numerator: [{ ...infections.measure.numerator[0]!, toDays: 0 }] },
    }
    await expect(desk.patients.followUp({ whole, today: TODAY, limit: 10 })).rejects.toMatchObject({
      code: 'refused',
    })
  })
})

describe('a death that is told here', () => {
  const died = {
    ...infections,
    measure: { ...infections.measure, numerator: [{ is: 'died' as const, fromDays: 0, toDays: 30 }] },
  }
  const sign = (version: number, on: string) => {
    const hand = desk.client(
      intake,
      intakeHandlers(desk.ingest, () => undefined, sources),
    )
    const { facts, happened } = readDeath(on, { today: TODAY, name: () => 'Died' })
    return hand.enter({
      requestId: `death-${version}-request`,
      draft: {
        entry: 'a5b0c1de-0000-4000-8000-000000000001',
        version,
        person: { patient: charts.get('Lost')! },
        happened,
        facts: version === 1 ? facts : [],
      },
    })
  }
  const lost = async () => (await asked()).rows.filter(({ name }) => name === 'Lost').length
  const dead = async () =>
    (await desk.patients.followUp({ whole: died, today: TODAY, limit: 100 })).counts.numerator

  it('counts in every measure, and no more once it is taken back', async () => {
    expect([await lost(), await dead()]).toEqual([1, 1]) // Dead
    await sign(1, '20 Jan 2026')
    expect([await lost(), await dead()]).toEqual([0, 2])
    await sign(2, '20 Jan 2026')
    expect([await lost(), await dead()]).toEqual([1, 1])
  })
  it('of which only the year is known leaves the list, and whether it was within the time stays open', async () => {
    await sign(1, '2026')
    expect([await lost(), await dead()]).toEqual([0, 1])
  })
})

describe('the state of a follow-up', () => {
  const on = (iso: string) => dayNumber(iso)
  const followed = {
    dueDay: on('2026-01-31'),
    lastDay: on('2026-01-01'),
    isDead: false,
    isShown: false,
    isOfDeath: false,
  }
  it.each([
    ['2026-01-30', 'coming'],
    ['2026-02-14', 'coming'], // 14 days
    ['2026-02-15', 'due'],
    ['2026-05-01', 'due'], // 90 days
    ['2026-05-02', 'lost'],
  ] as const)('on %s is %s', (today, state) => {
    expect(followUpState({ ...followed, today: on(today) })).toBe(state)
  })
  it('is known where it is shown, she died, was seen on the last day, or reached and only death is asked', () => {
    const today = on('2026-06-30')
    for (const more of [
      { isShown: true },
      { isDead: true },
      { lastDay: on('2026-01-31') },
      { isOfDeath: true, told: { is: 'reached', day: on('2026-01-31') } as const },
    ])
      expect(followUpState({ ...followed, ...more, today })).toBe('known')
    expect(followUpState({ ...followed, told: { is: 'reached', day: on('2026-01-31') }, today })).toBe(
      'ended',
    )
    expect(followUpState({ ...followed, told: { is: 'reached', day: on('2026-01-30') }, today })).toBe('lost')
  })
  it('of being alive a year later is shown by a death, and never by a record that stops', () => {
    const alive = { is: 'died' as const, fromDays: 0, toDays: 365, not: true as const }
    const ill = { is: 'recorded' as const, concept: 'x', fromDays: 0, toDays: 365 }
    expect(shownPart({ numerator: [alive] })).toBe('without')
    expect(shownPart({ numerator: [ill] })).toBe('numerator')
    expect(shownPart({ numerator: [alive, ill] })).toBeNull()
  })
  it('bounds nothing of nobody', () => {
    expect(boundsOf({ numerator: 0, without: 0, unseen: 0, coming: 4 }).bounds).toBeNull()
  })
})

describe('the follow-up of what somebody says of herself twice', () => {
  const { measures } = readMeasures(path.resolve(import.meta.dirname, '../../../resources'))
  const whole = measures.find(({ measure }) => measure.id === 'phq-9-response')!
  const scored = (name: string, value: number, on: string) =>
    inventedFact('observation', {
      ...about(name, `score-${value}`, on),
      concept: { codes: [{ system: 'http://loinc.org', code: '44261-6' }] },
      value: { kind: 'quantity', value, text: String(value), unitCode: '{score}' },
    })
  // A second one counts from 56 to 240 days after the first: by 30 June of firsts from 3 November to 5 May.
  const answers: Fact[] = [
    scored('Due', 15, '2026-02-01'),
    came('Due', '2026-06-01'), // to have been seen is no answer
    scored('Open', 15, '2026-05-20'),
    scored('Lost', 15, '2025-06-01'),
    scored('Both', 15, '2026-02-01'),
    scored('Both', 9, '2026-04-15'),
    scored('Over', 15, '2025-06-01'),
    scored('Over', 9, '2025-08-15'),
    scored('Mild', 6, '2026-02-01'), // below where the measure begins
  ]
  beforeEach(async () => {
    const people = [...new Set(answers.map(({ patient }) => patient.slice('Patient/'.length)))]
    await bringIn(
      desk,
      people.map(name => somebody(name)),
      answers,
    )
  })

  it('lists whoever can still answer first, then whoever cannot any more', async () => {
    const { rows, counts } = await desk.patients.followUp({ whole, today: TODAY, limit: 100 })
    expect(rows.map(({ name, is, dueOn, days }) => [name, is, dueOn, days])).toEqual([
      ['Due', 'due', '2026-09-29', -91], // until then an answer counts
      ['Open', 'coming', '2026-07-15', -15],
      ['Lost', 'lost', '2026-01-27', 154], // since none counts any more
    ])
    // Over is better; Lost is unseen; of Due, Open and Both the time is not over.
    expect(counts).toEqual({
      numerator: 1,
      without: 0,
      unseen: 1,
      coming: 3,
      interval: { lower: expect.closeTo(0.2065, 4) as number, upper: 1 },
      bounds: { lower: 1 / 2, upper: 1 },
      notLookedFor: [],
    })
  })
})
