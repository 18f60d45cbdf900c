import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { forecastHandlers } from '../../../electron/learning/outcomes/forecasts/handlers.ts'
import { readMeasures } from '../../../electron/learning/outcomes/library.ts'
import { portPair } from '../../../electron/host/ports.ts'
import { lines } from '../../../electron/host/protocol.ts'
import { carryOutErasing, decideToErase } from '../../../electron/records/erasing/carry-out.ts'
import { connect } from '../../../shared/contract/connect.ts'
import { contract, type Client } from '../../../shared/contract/define.ts'
import { forecastMethods } from '../../../shared/contract/measures-forecasts.ts'
import { exchange } from '../../../shared/contract/exchange.ts'
import { post } from '../../../shared/contract/post.ts'
import { serve } from '../../../shared/contract/serve.ts'
import { measureOfOutcome, type ForecastOutcome } from '../../../shared/domain/logbook/forecastable.ts'
import {
  statedOfOperation,
  statedOfOutcome,
  type EnteredOutcome,
} from '../../../shared/domain/logbook/entered.ts'
import { nextPeriod } from '../../../shared/domain/measures/next-period.ts'
import { draftOf, entered } from '../../fixtures/entries.ts'
import { bundle } from '../../fixtures/fhir-parts.ts'
import { intakeRoom, type IntakeRoom } from '../../fixtures/intake-room.ts'
import { temporaryFolder } from '../../fixtures/temporary-folder.ts'

const { measures } = readMeasures(path.resolve(import.meta.dirname, '../../../resources'))
const wholeOf = (id: string) => measures.find(({ measure }) => measure.id === id)!
const english = (term: unknown) => JSON.stringify(term)

const asked = contract('measures', forecastMethods)
let room: IntakeRoom
let learning: Client<typeof asked>
/** It is that day now. */
const on = (day: string) => vi.setSystemTime(new Date(`${day}T10:00:00.000Z`))
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] })
  on('2026-03-05')
  room = intakeRoom()
  const [server, caller] = portPair()
  serve(asked, forecastHandlers(room.frames, room.knowledge, []), server, { onFault: () => undefined })
  learning = connect(asked, caller)
})
afterEach(async () => {
  expect(await room.unsound()).toEqual([])
  room.end()
  vi.useRealTimers()
})

async function operated(name: string, day: string) {
  const person = { name, otherNames: [], sex: 'female' as const, birth: '1960', identifiers: [] }
  const facts = [...statedOfOperation({ what: 'Appendectomy', asa: 'II' }, english)]
  const { patient, importId } = await entered(room, draftOf({ facts, happened: day, person }))
  return { patient: patient!, day, importId }
}
type Operated = Awaited<ReturnType<typeof operated>>
const became = ({ patient }: Operated, day: string, outcome: EnteredOutcome) =>
  entered(
    room,
    draftOf({ facts: [...statedOfOutcome(outcome, english)], happened: day, person: { patient } }),
  )
const foretell = (
  { patient, day }: Pick<Operated, 'patient' | 'day'>,
  expected: number,
  outcome: ForecastOutcome = 'infection',
  requestId: string = randomUUID(),
) =>
  room.patients.writeForecast({
    requestId,
    patient,
    day,
    whole: wholeOf(measureOfOutcome[outcome]),
    expected,
  })
const lineOf = async ({ patient }: Operated) =>
  (await room.patients.logbook({ today: '2026-03-05', offset: 0, limit: 100 })).rows.find(
    each => each.patient === patient,
  )!
/** Somebody is seen long after, so that the windows of all others are over. */
const seenLater = async () =>
  became(await operated('Zoe Invented', '2026-01-02'), '2026-05-30', { is: 'well' })
const graded = async (outcome: ForecastOutcome = 'infection') =>
  (await learning.forecasts({})).operations.find(({ measure }) => measure === measureOfOutcome[outcome])!
    .graded

describe('a forecast of what nobody ever writes down here', () => {
  it('is graded by no silence: of an operation it is unknown, and of a period it waits', async () => {
    const ada = await operated('Ada Invented', '2026-03-02')
    await foretell(ada, 0.05)
    const whole = wholeOf(measureOfOutcome.infection)
    const asked = { whole, by: 'month', today: '2026-03-05', expected: 0.1 } as const
    await learning.writeForecast({ requestId: randomUUID(), ...asked })
    const eve = await operated('Eve Invented', '2026-03-02')
    await foretell(eve, 0.05)
    on('2026-06-30')
    await operated('Bo Invented', '2026-04-10')
    await seenLater()
    expect((await graded()).counts).toMatchObject({ 'unknown': 2, 'happened': 0, 'did-not': 0 })
    expect((await learning.forecasts({})).periods[0]!.came).toBe(null)
    await became(eve, '2026-04-05', { is: 'well' })
    expect((await graded()).counts).toMatchObject({ 'unknown': 1, 'happened': 0, 'did-not': 1 })

    // As soon as one stands in the casebook, it is looked for.
    await became(await operated('Cleo Invented', '2026-04-12'), '2026-04-20', { is: 'infection' })
    expect((await graded()).counts).toMatchObject({ 'unknown': 0, 'did-not': 2 })
    expect((await learning.forecasts({})).periods[0]!.came).toMatchObject({ numerator: 1, denominator: 2 })
  })
})

describe('a forecast of an operation', () => {
  it('stands beside it with all that was written, and is graded by itself once the measure knows', async () => {
    const ada = await operated('Ada Invented', '2026-03-02')
    const bo = await operated('Bo Invented', '2026-03-02')
    await foretell(ada, 0.05)
    await foretell(ada, 0.2)
    await foretell(ada, 0.01, 'died')
    await foretell(bo, 0.05)
    expect((await lineOf(ada)).forecasts).toMatchObject([
      { is: 'died', expected: 0.01, times: 1 },
      { is: 'infection', expected: 0.2, times: 2 },
    ])
    expect((await graded()).counts).toMatchObject({ 'waiting': 2, 'happened': 0, 'did-not': 0 })

    await became(ada, '2026-03-12', { is: 'infection' })
    on('2026-06-01')
    await seenLater()
    const { counts, expected, replaced } = await graded()
    // Her death was foretold of the same operation: it is another outcome, and graded by itself.
    expect(counts).toMatchObject({ 'waiting': 0, 'happened': 1, 'did-not': 1 })
    expect(expected).toBeCloseTo(0.2 + 0.05, 12)
    expect((await graded('died')).counts).toMatchObject({ 'happened': 0, 'did-not': 1 })
    expect(replaced).toBe(1)
    const { operations } = await learning.forecasts({ measure: measureOfOutcome.infection })
    expect(operations[0]!.graded.counts).toMatchObject({ 'happened': 1, 'did-not': 1 })
    expect(operations[0]!.graded.ratio!.value).toBeCloseTo(1 / 0.25, 12)
  })

  it('is refused once it is known how it came, once she has died, and once its days are over', async () => {
    const ada = await operated('Ada Invented', '2026-03-02')
    await foretell(ada, 0.1)
    await became(ada, '2026-03-04', { is: 'infection' })
    await expect(foretell(ada, 0.9)).rejects.toMatchObject({
      code: 'refused',
      said: { key: 'forecast.closed', values: { why: 'known' } },
    })
    await foretell(ada, 0.1, 'readmission')
    await became(ada, '2026-03-05', { is: 'died' })
    await expect(foretell(ada, 0.9, 'readmission')).rejects.toMatchObject({
      said: { key: 'forecast.closed', values: { why: 'died' } },
    })
    const bo = await operated('Bo Invented', '2026-02-10')
    on('2026-03-12')
    await foretell(bo, 0.1)
    on('2026-03-13')
    await expect(foretell(bo, 0.1)).rejects.toMatchObject({
      said: { key: 'forecast.closed', values: { why: 'over' } },
    })
    await expect(foretell({ ...bo, day: '2026-02-11' }, 0.1)).rejects.toMatchObject({ code: 'not-found' })
    expect((await lineOf(ada)).forecasts).toMatchObject([{ expected: 0.1 }, { expected: 0.1 }])
  })

  it('that was written after it had happened, though nobody had recorded it yet, grades nothing', async () => {
    const [ada, bo] = [
      await operated('Ada Invented', '2026-03-02'),
      await operated('Bo Invented', '2026-03-02'),
    ]
    await foretell(bo, 0.3)
    on('2026-03-20')
    await foretell(ada, 1)
    await foretell(bo, 1)
    await became(ada, '2026-03-10', { is: 'infection' })
    await became(bo, '2026-03-10', { is: 'infection' })
    on('2026-06-01')
    await seenLater()
    const { counts, expected } = await graded()
    expect(counts).toMatchObject({ late: 1, happened: 1 })
    // Of Bo's two the one counts that was written before.
    expect(expected).toBeCloseTo(0.3, 12)
  })

  it('asked for twice is one', async () => {
    const ada = await operated('Ada Invented', '2026-03-02')
    const first = await foretell(ada, 0.1, 'infection', 'request-of-one')
    expect(await foretell(ada, 0.1, 'infection', 'request-of-one')).toEqual(first)
    expect((await lineOf(ada)).forecasts).toMatchObject([{ times: 1 }])
  })

  it('does not hold up the undo of its operation, and comes back with it', async () => {
    const folder = temporaryFolder()
    const file = bundle(
      folder,
      { resourceType: 'Patient', id: 'ada', name: [{ text: 'Ada Invented' }], birthDate: '1960-02-03' },
      {
        resourceType: 'Procedure',
        id: 'o',
        status: 'completed',
        subject: { reference: 'Patient/ada' },
        code: { coding: [{ system: 'http://snomed.info/sct', code: '80146002', display: 'Appendectomy' }] },
        performedDateTime: '2026-03-02',
      },
    )
    const { importId } = await room.import([file], { source: 'Valley clinic' })
    const { rows } = await room.patients.logbook({ today: '2026-03-05', offset: 0, limit: 9 })
    const { patient } = rows[0]!
    await foretell({ patient, day: '2026-03-02' }, 0.1)
    await room.intake.undo({ importId })
    expect((await graded()).counts).toMatchObject({ gone: 1, waiting: 0 })
    expect((await room.patients.list({ query: '', offset: 0, limit: 9 })).total).toBe(0)
    await room.import([file], { source: 'Valley clinic' })
    expect((await graded()).counts).toMatchObject({ gone: 0, waiting: 1 })
  })

  it('of somebody registered with an operation that is taken back breaks nothing', async () => {
    const ada = await operated('Ada Invented', '2026-03-02')
    await foretell(ada, 0.1)
    await room.intake.undo({ importId: ada.importId })
    expect((await graded()).counts).toMatchObject({ gone: 1 })
    expect((await room.patients.logbook({ today: '2026-03-05', offset: 0, limit: 9 })).rows).toEqual([])
  })

  it('goes with her when she is erased', async () => {
    const [ada, bo] = [
      await operated('Ada Quistgaard', '2026-03-02'),
      await operated('Bo Lind', '2026-03-02'),
    ]
    await foretell(ada, 0.1)
    await foretell(bo, 0.2)
    const { number } = await room.intake.lookForErasing({ patient: ada.patient })
    decideToErase(room.store, { number, typed: 'Ada Quistgaard', person: 'person-1' })
    await carryOutErasing(room.store, {
      report: () => undefined,
      previous: () => 0,
      dropPrevious: () => 0,
      without: work => Promise.resolve(work()),
    })
    expect(room.store.forecasts.after({ after: 0, limit: 9 }).map(({ expected }) => expected)).toEqual([0.2])
  })

  it('is read by nobody who speaks with peers', () => {
    const speaks = lines.filter(({ caller, server }) => caller === 'exchange' || server === 'exchange')
    // What exchange may ask of records is `post`; what it is asked is its own contract. Neither has a word for it.
    expect(speaks.map(each => each.contract).toSorted()).toEqual(['exchange', 'post'])
    const names = [post, exchange].flatMap(({ methods }) => Object.keys(methods))
    expect(names.filter(name => /forecast|foret/iu.test(name))).toEqual([])
  })
})

describe('a forecast of a period', () => {
  const infections = wholeOf('surgical-site-infection')
  const write = (expected: number, today: string) =>
    learning.writeForecast({ requestId: randomUUID(), whole: infections, by: 'month', today, expected })

  it('is of the next whole one, may be written anew until it begins, and is graded when it is over', async () => {
    expect(nextPeriod('2026-03-05', 'month')).toEqual({ from: '2026-04-01', to: '2026-04-30' })
    expect(nextPeriod('2026-12-31', 'quarter')).toEqual({ from: '2027-01-01', to: '2027-03-31' })
    expect(nextPeriod('2026-01-01', 'year')).toEqual({ from: '2027-01-01', to: '2027-12-31' })
    await operated('Ada Invented', '2026-02-02')
    expect(await write(0.5, '2026-03-05')).toMatchObject({ from: '2026-04-01', to: '2026-04-30' })
    await write(0.25, '2026-03-06')
    on('2026-04-01')
    // A page whose clock is wrong cannot write into a period that has begun.
    await expect(write(0, '2026-03-06')).rejects.toMatchObject({
      code: 'refused',
      said: { key: 'forecast.period-begun' },
    })
    const [bo, cy] = [
      await operated('Bo Invented', '2026-04-01'),
      await operated('Cy Invented', '2026-04-01'),
    ]
    on('2026-04-11')
    await became(bo, '2026-04-10', { is: 'infection' })
    await operated('Di Invented', '2026-04-11')
    await operated('Ed Invented', '2026-04-11')
    expect((await learning.forecasts({})).periods.map(({ came }) => came)).toEqual([null, null])
    on('2026-07-01')
    await became(cy, '2026-06-30', { is: 'well' })
    const { periods, gradedAll, operations } = await learning.forecasts({
      measure: 'surgical-site-infection',
    })
    expect(operations).toEqual([])
    expect(gradedAll).toBe(1)
    const [replaced, last] = periods
    expect(replaced).toMatchObject({ isReplaced: true, came: null, expected: 0.5 })
    expect(last).toMatchObject({ isReplaced: false, came: { numerator: 1, denominator: 4, observed: 0.25 } })
    // R: binom.test(1, 4)$conf.int
    expect(last!.came!.lower).toBeCloseTo(0.00630946321, 8)
    expect(last!.came!.upper).toBeCloseTo(0.80587955032, 8)
    expect(last!.known).toMatchObject({ upTo: '2026-02-02' })
  })

  it('is news until somebody has looked', async () => {
    expect(await learning.forecastNews({})).toEqual({ fresh: 0, graded: 0 })
    const ada = await operated('Ada Invented', '2026-03-02')
    await foretell(ada, 0.1, 'died')
    expect(await learning.forecastNews({})).toEqual({ fresh: 0, graded: 0 })
    on('2026-06-01')
    await seenLater()
    expect(await learning.forecastNews({})).toEqual({ fresh: 1, graded: 1 })
    await learning.seeForecasts({ graded: 1 })
    expect(await learning.forecastNews({})).toEqual({ fresh: 0, graded: 1 })
  })
})
