import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askAgain } from '../../../electron/learning/accruing/ask-again.ts'
import { handlers } from '../../../electron/learning/handlers.ts'
import { portPair } from '../../../electron/host/ports.ts'
import { lines } from '../../../electron/host/protocol.ts'
import { carryOutErasing, decideToErase } from '../../../electron/records/erasing/carry-out.ts'
import { connect } from '../../../shared/contract/connect.ts'
import type { Client } from '../../../shared/contract/define.ts'
import { exchange } from '../../../shared/contract/exchange.ts'
import { learning as learningContract } from '../../../shared/contract/learning.ts'
import { post } from '../../../shared/contract/post.ts'
import { serve } from '../../../shared/contract/serve.ts'
import type { Card } from '../../../shared/domain/card.ts'
import type { Trial } from '../../../shared/domain/trial.ts'
import { statedOfOutcome } from '../../../shared/domain/logbook/entered.ts'
import { draftOf, entered } from '../../fixtures/entries.ts'
import { bundle } from '../../fixtures/fhir-parts.ts'
import { intakeRoom, type IntakeRoom } from '../../fixtures/intake-room.ts'
import { libraryQuestion } from '../../fixtures/planted-question.ts'
import { writePractice } from '../../fixtures/practice-file.ts'
import { temporaryFolder } from '../../fixtures/temporary-folder.ts'

const TODAY = '2026-07-01'
let room: IntakeRoom
let learning: Client<typeof learningContract>
let first: Card
let questionHash = ''
/** Somebody whom the answer concerns. */
let patient = 0

/** Looks once at what is new, and asks again what it touches. */
async function look(today = TODAY): Promise<ReadonlyMap<string, string>> {
  const records = { frames: room.frames, knowledge: room.knowledge }
  const accrual = await room.knowledge.accrual({})
  return askAgain(accrual, { records, controls: [], today, signal: new AbortController().signal })
}
const decide = (choice: 'exposed' | 'comparator' | 'neither' | 'other', card = first.id, day = TODAY) =>
  room.patients.decide({ requestId: randomUUID(), patient, card, choice, today: day })
const decisions = (today = TODAY) => room.patients.decisions({ patient, today })

beforeAll(async () => {
  room = intakeRoom()
  const folder = temporaryFolder()
  await room.import([writePractice(path.join(folder, 'clinic.ndjson'), { seed: 1, patients: 600 })])
  const [server, caller] = portPair()
  serve(
    learningContract,
    handlers({
      records: { frames: room.frames, knowledge: room.knowledge },
      library: [],
      concepts: [],
      controls: [],
      today: () => TODAY,
      log: () => undefined,
    }),
    server,
    { onFault: () => undefined },
  )
  learning = connect(learningContract, caller)
  first = await learning.ask({ question: libraryQuestion })
  questionHash = first.questionHash
  const frame = await room.frames.frame({ question: libraryQuestion })
  patient = frame.member[0]!
}, 120_000)
afterAll(() => room.end())

describe('a decision beside an answer', () => {
  it('is kept with the answer as it stood, its reason, and whether she was of its people', async () => {
    expect(first.answer.kind).toBe('estimate')
    const { decision } = await decide('exposed')
    await room.patients.explainDecision({ decision, reason: 'Her heart.' })
    const [kept] = await decisions()
    const { exposed, riskDifferencePer100, diagnostics } = first.answer as Extract<
      Card['answer'],
      { kind: 'estimate' }
    >
    expect(kept).toMatchObject({
      decision,
      questionHash,
      choice: 'exposed',
      reason: 'Her heart.',
      stood: {
        card: first.id,
        looks: 1,
        checks: { passed: diagnostics.length, of: diagnostics.length },
        exposedPer100: exposed.riskPer100.estimate,
        differencePer100: riskDifferencePer100,
      },
      came: { is: 'waiting', isOver: false },
    })
  })
  it('says of nobody that she is eligible of whom the record does not say so', async () => {
    const { patient: her } = await entered(room, draftOf())
    const { decision } = await room.patients.decide({
      requestId: randomUUID(),
      patient: her!,
      card: first.id,
      choice: 'comparator',
      today: TODAY,
    })
    const [kept] = await room.patients.decisions({ patient: her!, today: TODAY })
    expect(kept).toMatchObject({ decision, eligible: false })
    await room.patients.takeBackDecision({ decision })
  })
  it('is asked twice by one request and kept once', async () => {
    const request = { requestId: randomUUID(), patient, card: first.id, choice: 'neither' as const }
    const one = await room.patients.decide({ ...request, today: TODAY })
    expect(await room.patients.decide({ ...request, today: TODAY })).toEqual(one)
    await room.patients.takeBackDecision(one)
  })
  it('takes the place of an earlier one by the same question, which stands again when it is taken back', async () => {
    const { decision } = await decide('other')
    expect((await decisions()).map(({ choice }) => choice)).toEqual(['other'])
    await room.patients.takeBackDecision({ decision })
    expect((await decisions()).map(({ choice }) => choice)).toEqual(['exposed'])
    await expect(room.patients.takeBackDecision({ decision })).rejects.toMatchObject({ code: 'not-found' })
  })
  it('has no word in any contract that reaches a peer', () => {
    const speaks = lines.filter(({ caller, server }) => caller === 'exchange' || server === 'exchange')
    expect(speaks.map(each => each.contract).toSorted()).toEqual(['exchange', 'post'])
    const names = [post, exchange].flatMap(({ methods }) => Object.keys(methods))
    expect(names.filter(each => /deci/iu.test(each))).toEqual([])
  })
})

describe('what became of somebody after a decision', () => {
  it('is read from the record by the question itself: once its time is over, and not before', async () => {
    const { outcome } = libraryQuestion.estimand
    expect(outcome.is).toBe('recorded')
    const frame = await room.frames.frame({ question: libraryQuestion })
    const row = frame.end.findIndex(end => end === 0)
    const her = frame.member[row]!
    const [start] = await startOf(her)
    await room.patients.decide({
      requestId: randomUUID(),
      patient: her,
      card: first.id,
      choice: 'exposed',
      today: start!,
    })
    const [told] = await room.patients.decisions({ patient: her, today: TODAY })
    expect(told!.came).toMatchObject({ is: 'happened', isOver: true })
    const before = await room.patients.decisions({ patient: her, today: start! })
    // Known early, and counted by nobody before the others' time is over as well.
    expect(before[0]!.came).toMatchObject({ is: 'happened', isOver: false })
    await room.patients.takeBackDecision({ decision: told!.decision })
  })
  it.each([
    // Seen on 4 March 2026, and the question asks of a year.
    ['2024-01-01', '2026-07-01', { is: 'none', closesOn: '2024-12-31', isOver: true }],
    ['2026-02-01', '2026-07-01', { is: 'waiting', closesOn: '2027-02-01', isOver: false }],
    ['2026-02-01', '2027-02-01', { is: 'waiting', closesOn: '2027-02-01', isOver: false }],
    ['2026-02-01', '2027-02-02', { is: 'unseen', closesOn: '2027-02-01', isOver: true }],
  ] as const)('decided on %s, is on %s what her record says', async (decided, today, came) => {
    const person = { name: 'Cy Invented', sex: 'male' as const, birth: '1950-02-03' }
    const { patient: his } = await entered(room, draftOf({ person }))
    const { decision } = await room.patients.decide({
      requestId: randomUUID(),
      patient: his!,
      card: first.id,
      choice: 'exposed',
      today: decided,
    })
    const [kept] = await room.patients.decisions({ patient: his!, today })
    expect(kept!.came).toEqual(came)
    await room.patients.takeBackDecision({ decision })
  })
  it('is her death where she died before it', async () => {
    const person = { name: 'Di Invented', sex: 'female' as const, birth: '1950-02-03' }
    const { patient: hers } = await entered(room, draftOf({ person, happened: '2026-01-05' }))
    const facts = [...statedOfOutcome({ is: 'died' }, JSON.stringify)]
    await entered(room, draftOf({ facts, happened: '2026-03-06', person: { patient: hers! } }))
    const { decision } = await room.patients.decide({
      requestId: randomUUID(),
      patient: hers!,
      card: first.id,
      choice: 'exposed',
      today: '2026-02-01',
    })
    const [kept] = await room.patients.decisions({ patient: hers!, today: '2026-07-01' })
    expect(kept!.came).toMatchObject({ is: 'died', on: '2026-03-06', isOver: false })
    await room.patients.takeBackDecision({ decision })
  })
  it('counts for every question in the states that its own cohort has', async () => {
    const frame = await room.frames.frame({ question: libraryQuestion })
    const rows = [...frame.member.keys()].filter(row => row % 4 === 0)
    const kept: number[] = []
    for (const row of rows) {
      const her = frame.member[row]!
      const [start] = await startOf(her)
      const choice = frame.exposed[row] === 1 ? ('exposed' as const) : ('comparator' as const)
      const { decision } = await room.patients.decide({
        requestId: randomUUID(),
        patient: her,
        card: first.id,
        choice,
        today: start!,
      })
      kept.push(decision)
    }
    const { books, calibration } = await learning.decisionBooks({ today: '2036-01-01' })
    const [book] = books
    const answer = first.answer as Extract<Card['answer'], { kind: 'estimate' }>
    const mine = (arm: 0 | 1, end: number) =>
      rows.filter(row => frame.exposed[row] === arm && frame.end[row] === end).length
    const exposed = book!.arms.find(({ choice }) => choice === 'exposed')!
    const comparator = book!.arms.find(({ choice }) => choice === 'comparator')!
    expect(comparator.came).toMatchObject({
      happened: mine(0, 0),
      died: mine(0, 1),
      none: mine(0, 2),
    })
    expect(comparator.expected).toBeCloseTo(
      (comparator.known * answer.comparator.riskPer100.estimate) / 100,
      9,
    )
    expect(comparator.ratio!.value).toBeCloseTo(comparator.happened / comparator.expected!, 9)
    expect(exposed.happened).toBe(mine(1, 0))
    expect(calibration!.counts.happened).toBe(mine(0, 0) + mine(1, 0))
    expect(book!.reading.at(-1)).toEqual({ key: 'decided.no-cause', values: {} })
    for (const decision of kept) await room.patients.takeBackDecision({ decision })
  }, 60_000)
})

/** The day on which somebody began either treatment, as her chart has it. */
async function startOf(her: number): Promise<string[]> {
  const { rows } = await room.patients.facts({ patient: her, kind: 'medication', offset: 0, limit: 500 })
  const own = rows.filter(({ label }) => !/metformin/iu.test(label))
  const days = own.flatMap(({ start }) => (start ? [new Date(start.clock).toISOString().slice(0, 10)] : []))
  return days.toSorted()
}

describe('answers as data come in', () => {
  it('stay what they are where nothing new touches them: no card is kept twice and no look counted', async () => {
    expect(await look()).toEqual(new Map([[questionHash, 'same']]))
    expect((await room.knowledge.accrual({})).touched).toEqual({ is: 'nobody' })
    expect(await room.knowledge.cards({})).toHaveLength(1)
    expect(await learning.revisions({})).toEqual([])
  })
  it('are not asked again for somebody who began neither treatment', async () => {
    await entered(room, draftOf({ person: { name: 'Bo Invented', sex: 'male', birth: '1960-02-03' } }))
    expect((await room.knowledge.accrual({})).touched).toMatchObject({
      is: 'people',
      people: [expect.any(Number)],
    })
    expect(await look()).toEqual(new Map())
    expect(await room.knowledge.cards({})).toHaveLength(1)
  })
  it('are asked again when a file brings their people, say what changed once, and come back by an undo', async () => {
    const folder = temporaryFolder()
    const file = writePractice(path.join(folder, 'more.ndjson'), { seed: 2, patients: 300 })
    const { importId } = await room.import([file])
    expect(await look('2026-08-01')).toEqual(new Map([[questionHash, 'answered']]))
    const cards = await room.knowledge.cards({})
    expect(cards).toHaveLength(2)
    const now = await room.knowledge.latestCard({ questionHash })
    expect(now).toMatchObject({ previous: first.id, answered: '2026-08-01' })
    const [revision] = await learning.revisions({})
    expect(revision).toMatchObject({
      questionHash,
      card: now!.id,
      said: { key: 'revision.since', values: { day: TODAY } },
    })
    const more = now!.answer.people.exposed + now!.answer.people.comparator
    const less = first.answer.people.exposed + first.answer.people.comparator
    expect(revision!.said.values).toMatchObject({
      changes: [
        { key: 'revision.more-people', values: { people: more - less } },
        { key: expect.stringMatching(/^revision\./u) as string },
      ],
    })
    const beside = (await learning.cardsFor({ patient })).find(each => each.questionHash === questionHash)!
    expect(beside.revised).toEqual(revision!.said)
    expect(beside.doubts.map(({ key }) => key)).toContain('reading.always-valid')
    expect(beside.card.looks).toBe(2)

    await learning.seeRevision({ card: revision!.card })
    expect(await learning.revisions({})).toEqual([])

    await room.intake.undo({ importId })
    expect(await look('2026-09-01')).toEqual(new Map([[questionHash, 'again']]))
    expect((await room.knowledge.latestCard({ questionHash }))!.id).toBe(first.id)
    expect(await room.knowledge.cards({})).toHaveLength(2)
    expect(await look('2026-09-02')).toEqual(new Map())
  }, 60_000)
  it('count looks at every way of comparing by one estimand together, and no other estimand', async () => {
    const fewer: Trial = {
      ...libraryQuestion,
      plan: { covariates: libraryQuestion.plan.covariates.slice(0, 3) },
    }
    const other: Trial = {
      ...libraryQuestion,
      estimand: { ...libraryQuestion.estimand, windows: { ...libraryQuestion.estimand.windows, risk: 200 } },
    }
    const variant = await learning.ask({ question: fewer })
    const apart = await learning.ask({ question: other })
    const dossiers = await room.knowledge.dossiers({
      questionHashes: [questionHash, variant.questionHash, apart.questionHash],
    })
    expect(dossiers.map(({ card }) => [card!.looks, card!.variants])).toEqual([
      [3, 2],
      [3, 2],
      [1, 1],
    ])
  }, 60_000)
  it('stop when they are told to, and are asked the next time', async () => {
    await room.import([writePractice(path.join(temporaryFolder(), 'more.ndjson'), { seed: 3, patients: 60 })])
    const stopped = new AbortController()
    const records = { frames: room.frames, knowledge: room.knowledge }
    const accrual = await room.knowledge.accrual({})
    const asking = askAgain(accrual, { records, controls: [], today: TODAY, signal: stopped.signal })
    stopped.abort()
    await expect(asking).rejects.toBeDefined()
    expect((await room.knowledge.accrual({})).touched.is).toBe('anybody')
    expect([...(await look()).values()]).toContain('answered')
  }, 60_000)
})

describe('an erased person', () => {
  it('takes along what was decided for her, and what names her beside somebody else', async () => {
    await room.import([
      bundle(temporaryFolder(), {
        resourceType: 'Patient',
        id: 'gone',
        name: [{ text: 'Zenobia Quillfeather' }],
        gender: 'female',
        birthDate: '1951-03-04',
      }),
    ])
    const { rows } = await room.patients.list({ query: 'Quillfeather', offset: 0, limit: 5 })
    const her = rows[0]!.patient
    await room.patients.decide({
      requestId: randomUUID(),
      patient: her,
      card: first.id,
      choice: 'neither',
      today: TODAY,
    })
    const { decision } = await decide('exposed')
    await room.patients.explainDecision({ decision, reason: 'As for Zenobia Quillfeather.' })
    const { number } = await room.intake.lookForErasing({ patient: her })
    decideToErase(room.store, { number, typed: 'Zenobia Quillfeather', person: 'person-1' })
    await carryOutErasing(room.store, {
      report: () => undefined,
      previous: () => 0,
      dropPrevious: () => 0,
      without: work => Promise.resolve(work()),
    })
    expect(await room.patients.decisions({ patient: her, today: TODAY }).catch(() => [])).toEqual([])
    expect((await decisions())[0]).toMatchObject({ decision, reason: '' })
    expect(room.store.decisions.after({ after: 0, limit: 500 }).map(row => row.person)).not.toContain(her)
  })
})
