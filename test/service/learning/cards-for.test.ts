import { rmSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { portPair } from '../../../electron/host/ports.ts'
import { questionHash } from '../../../electron/host/question-hash.ts'
import { handlers } from '../../../electron/learning/handlers.ts'
import { connect } from '../../../shared/contract/connect.ts'
import type { Client } from '../../../shared/contract/define.ts'
import { learning } from '../../../shared/contract/learning.ts'
import { serve } from '../../../shared/contract/serve.ts'
import { trialOf } from '../../../shared/domain/asked.ts'
import { calledIn } from '../../../shared/domain/called.ts'
import { say } from '../../../shared/words/message.ts'
import type { Card } from '../../../shared/domain/card.ts'
import type { Fact, FactKind } from '../../../shared/domain/fact.ts'
import type { Concept, Question } from '../../../shared/domain/question.ts'
import { bringIn, day, somebody } from '../../fixtures/bring-in.ts'
import { inventedFact } from '../../fixtures/invented-fact.ts'
import { recordsDesk, type RecordsDesk } from '../../fixtures/records-desk.ts'
import { passphrase, temporaryFolder } from '../../fixtures/temporary-folder.ts'

const system = 'urn:invented'
const DRUGS = ['north', 'east', 'south', 'west']
const PEOPLE = 24
const concept = (code: string, kind: Concept['kind'], more: Partial<Concept> = {}): Concept => ({
  label: code,
  kind,
  codes: [{ system, code }],
  ...more,
})
const high = concept('sugar', 'observation', { value: { comparator: '>=', threshold: 7, unit: '%' } })
const higher = concept('sugar', 'observation', { value: { comparator: '>=', threshold: 9, unit: '%' } })

/** Each pair of drugs, in each of three populations: questions that ask alike in part, never in all. */
const questions = DRUGS.flatMap((exposure, k) =>
  [[concept('disease', 'condition')], [high], [concept('disease', 'condition'), higher]].map(
    (having, n): Question => ({
      format: 'casebook-question/1',
      title: `${exposure} ${n}`,
      population: { having, without: n === 1 ? [concept('kidneys', 'condition')] : [] },
      exposure: concept(exposure, 'medication'),
      comparator: concept(DRUGS[(k + 1) % DRUGS.length]!, 'medication'),
      outcome: concept('stroke', 'condition'),
      horizonDays: 365,
      washoutDays: 180,
      covariates: [{ kind: 'age' }],
      weights: 'overlap',
    }),
  ),
)

/** What person `k` had: who she is decides it, so that people differ in every way the questions ask about. */
function recordOf(k: number): Fact[] {
  const fact = (kind: FactKind, n: number, code: string, on: string) =>
    inventedFact(kind, {
      identity: `${k}-${n}`,
      patient: `Patient/P${k}`,
      concept: { codes: [{ system, code }] },
      start: day(on),
    })
  const value = 6 + (k % 5)
  const quantity = { kind: 'quantity', value, unitCode: '%', text: String(value) } as const
  return [
    fact('encounter', 0, 'visit', '2018-01-01'),
    ...(k % 3 > 0 ? [fact('condition', 1, 'disease', '2019-01-01')] : []),
    ...(k % 7 === 0 ? [fact('condition', 2, 'kidneys', '2019-01-01')] : []),
    { ...fact('observation', 3, 'sugar', '2020-01-01'), value: quantity } as Fact,
    ...(k % 4 > 0 ? [fact('medication', 4, DRUGS[k % 4]!, '2021-01-01')] : []),
    ...(k % 5 === 0 ? [fact('condition', 5, 'stroke', '2020-12-01')] : []),
  ]
}

/** What a chart shows of a whole card. */
const besideHer = ({ id, question, answered, answer }: Card) => ({
  id,
  title: question.title,
  answered,
  exposure: calledIn(trialOf(question)).exposure,
  comparator: calledIn(trialOf(question)).comparator,
  people: answer.people.exposed + answer.people.comparator,
  looks: 1,
  variants: 1,
  shownBefore: null,
  difference: answer.kind === 'estimate' ? answer.riskDifferencePer100 : null,
  reading: answer.kind === 'estimate' ? answer.reading.slice(0, 3) : [],
  doubts: answer.kind === 'estimate' ? answer.reading.slice(3) : [],
  reason: answer.kind === 'estimate' ? null : answer.reasons[0]!.reason,
})

describe('the cards beside a patient of an invented practice', () => {
  let folder = ''
  let desk: RecordsDesk
  let client: Client<typeof learning>
  let patients: number[] = []
  beforeAll(async () => {
    folder = temporaryFolder()
    desk = recordsDesk(path.join(folder, 'home'))
    await desk.vault.create({ passphrase, demonstration: true })
    const people = Array.from({ length: PEOPLE }, (_, k) => k)
    await bringIn(
      desk,
      people.map(k => somebody(`P${k}`, { sex: 'female', birth: day('1960-01-01') })),
      people.flatMap(recordOf),
      'invented-practice',
    )
    const [near, far] = portPair()
    const { frames, knowledge } = desk
    const records = { frames, knowledge }
    serve(
      learning,
      handlers({
        records,
        library: [],
        concepts: [],
        controls: [],
        today: () => '2026-06-30',
        log: () => undefined,
      }),
      near,
      { onFault: () => undefined },
    )
    client = connect(learning, far)
    for (const question of questions) await client.ask({ question })
    const { rows } = await desk.patients.list({ query: '', offset: 0, limit: 100 })
    patients = rows.map(each => each.patient)
  })
  afterAll(() => {
    desk.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('stand in the arm in which the whole cohort has her', async () => {
    const cohorts = new Map<string, ReadonlyMap<number, string>>()
    for (const question of questions) {
      const { member, exposed } = await desk.frames.frame({ question })
      const arms = [...member].map(
        (person, row) => [person, exposed[row] === 1 ? 'exposed' : 'comparator'] as const,
      )
      cohorts.set(questionHash(question), new Map(arms))
    }
    const inSomeCohort = new Set<string>()
    for (const patient of patients) {
      const concerns = await desk.frames.concerns({ patient, questionHashes: [...cohorts.keys()] })
      for (const { questionHash: hash, arm } of concerns) {
        expect(arm).toBe(cohorts.get(hash)!.get(patient) ?? 'none')
        inSomeCohort.add(arm)
      }
    }
    expect([...inSomeCohort].toSorted()).toEqual(['comparator', 'exposed', 'none'])
  })

  it('are those that each question, asked alone, says are hers, with what is known of it alone', async () => {
    let shown = 0
    for (const patient of patients) {
      const alone = []
      for (const hash of await desk.knowledge.answeredHashes({})) {
        const [concern] = await desk.frames.concerns({ patient, questionHashes: [hash] })
        if (!concern!.meets && concern!.arm === 'none') continue
        const card = await desk.knowledge.latestCard({ questionHash: hash })
        const pooled = await client.pool({ questionHash: hash })
        alone.push({
          card: besideHer(card!),
          questionHash: hash,
          arm: concern!.arm,
          eligible: concern!.eligible,
          hidden: null,
          revised: null,
          // Its doubts stand with it: that it is no trial first, how often it was asked last.
          doubts:
            card!.answer.kind === 'estimate'
              ? [
                  say('reading.not-a-trial'),
                  ...card!.answer.reading.slice(3),
                  say('reading.looks', { looks: 1 }),
                ]
              : [],
          pooled: pooled.kind === 'pooled' ? pooled.reading : null,
        })
      }
      expect(await client.cardsFor({ patient })).toEqual(alone)
      shown += alone.length
    }
    expect(shown).toBeGreaterThan(0)
    expect(shown).toBeLessThan(patients.length * questions.length)
  })

  it('are none for somebody who is not in the casebook', async () => {
    expect(await client.cardsFor({ patient: 9_999 })).toEqual([])
  })
})
