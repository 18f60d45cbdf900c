import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import path from 'node:path'
import type { Client } from '../../shared/contract/define.ts'
import type { frames } from '../../shared/contract/frames.ts'
import type { knowledge } from '../../shared/contract/knowledge.ts'
import { canonical } from '../../shared/domain/canonical.ts'
import type { Card } from '../../shared/domain/card.ts'
import type { Fact } from '../../shared/domain/fact.ts'
import type { Question } from '../../shared/domain/question.ts'
import { handlers as learningHandlers } from '../../electron/learning/handlers.ts'
import { questionHash } from '../../electron/host/question-hash.ts'
import { bringIn, day, somebody } from '../fixtures/bring-in.ts'
import { inventedFact } from '../fixtures/invented-fact.ts'
import { signed } from '../fixtures/letters.ts'
import { planned, scans, sorts } from '../fixtures/query-plans.ts'
import { recordsDesk, TODAY, type RecordsDesk } from '../fixtures/records-desk.ts'
import { passphrase, temporaryFolder } from '../fixtures/temporary-folder.ts'
import { exampleCard } from '../unit/learning/gate/example-card.ts'

const QUESTIONS = 200
const ENVELOPES = 500
const PEERS = 5
const FACTS = 1_000
const RUNS = 5
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** A question of its own for each number: another horizon makes another question. */
function asked(card: Card, k: number): { question: Question; hash: string } {
  const question = { ...(card.question as Question), title: `Invented question ${k}`, horizonDays: k + 30 }
  return { question, hash: questionHash(question) }
}

/** A store with 200 questions, a card each, 500 envelopes of peers, and one long chart. */
async function fill(desk: RecordsDesk): Promise<string[]> {
  const invented = exampleCard()
  const codes = [{ system: 'http://loinc.org', code: '4548-4', display: 'HbA1c' }]
  const facts = Array.from({ length: FACTS }, (_, k): Fact => {
    const year = 2005 + Math.floor(k / 50)
    return inventedFact('observation', {
      identity: `o${k}`,
      patient: 'Patient/Ada',
      concept: { codes: k % 2 === 0 ? codes : [{ system: 'http://loinc.org', code: `${k % 40}-1` }] },
      start: day(`${year}-0${(k % 9) + 1}-01`),
      value: { kind: 'quantity', value: 6 + (k % 30) / 10, unitCode: '%', text: '6' },
    })
  })
  // She meets the population of every question, so each card concerns her.
  facts.push(
    inventedFact('condition', {
      identity: 'c',
      patient: 'Patient/Ada',
      concept: { codes: [{ system: 'http://hl7.org/fhir/sid/icd-10', code: 'E11' }] },
      status: 'active',
      start: day('2010-01-01'),
    }),
  )
  const others = Array.from({ length: 500 }, (_, k) => somebody(`Other ${k}`))
  const visits = others.map(({ identity }, k) =>
    inventedFact('encounter', { identity: `e${k}`, patient: identity, start: day('2020-01-01') }),
  )
  const ada = somebody('Ada', { sex: 'female', birth: day('1960-01-01') })
  await bringIn(desk, [ada, ...others], [...facts, ...visits], 'invented-practice')
  const hashes: string[] = []
  for (let k = 0; k < QUESTIONS; k++) {
    const { question, hash } = asked(invented, k)
    await desk.knowledge.keepQuestion({ question, hash, origin: 'own' })
    await desk.knowledge.keepCard({
      card: { ...invented, question, questionHash: hash, id: sha256(`card ${k}`) },
    })
    hashes.push(hash)
  }
  const peers = Array.from({ length: PEERS }, (_, peer) => sha256(`peer ${peer}`))
  for (const [peer, key] of peers.entries())
    await desk.post.keepPeer({ key, name: `Peer ${peer}`, state: 'joined' })
  const envelopes = Array.from({ length: ENVELOPES }, (_, k) => {
    const body = canonical({
      format: 'casebook-summary/1',
      questionHash: hashes[k % QUESTIONS]!,
      method: { name: 'overlap-weighted-cox', version: '1.0' },
      years: { from: 2015, to: 2024 },
      exposed: { people: 60, events: 12, riskPer100: 20 },
      comparator: { people: 60, events: 18, riskPer100: 30 },
      profile: [-9, -4, -2, -1, -1, -2, -4, -9],
      logHazardRatio: -0.4,
      standardError: 0.3,
      diagnosticsPassed: true,
    })
    // Two or three peers answer each question.
    const issuer = (k + Math.floor(k / QUESTIONS)) % PEERS
    return signed(issuer, peers[issuer]!, { kind: 'summary', sequence: k, body })
  })
  await desk.post.deliver({ envelopes })
  return hashes
}

/**
 * Milliseconds of each call that opening a chart makes, and whether any plan in that store reads a table
 * whole or sorts.
 */
export async function chartBench(): Promise<void> {
  const folder = temporaryFolder()
  const desk = recordsDesk(path.join(folder, 'home'))
  try {
    await desk.vault.create({ passphrase, demonstration: true })
    const hashes = await fill(desk)
    const [first] = hashes
    const patient = 1
    const { cardsFor } = learningHandlers({
      records: {
        frames: desk.frames satisfies Client<typeof frames>,
        knowledge: desk.knowledge satisfies Client<typeof knowledge>,
      },
      library: [],
      concepts: [],
      controls: [],
      today: () => TODAY.slice(0, 10),
      log: () => undefined,
    })
    const context = {
      signal: new AbortController().signal,
      report: () => undefined,
      caller: { actor: null },
    }
    const calls: Record<string, () => unknown> = {
      'patients.open': () => desk.patients.open({ patient }),
      'patients.facts': () => desk.patients.facts({ patient, kind: 'observation', offset: 0, limit: 100 }),
      'patients.measured': () => desk.patients.measured({ patient }),
      'patients.series': () =>
        desk.patients.series({ patient, system: 'http://loinc.org', code: '4548-4', unit: '%' }),
      'patients.medicationSpans': () => desk.patients.medicationSpans({ patient }),
      'patients.notes': () => desk.patients.notes({ patient }),
      'knowledge.answeredHashes': () => desk.knowledge.answeredHashes({}),
      'knowledge.question': () => desk.knowledge.question({ hash: first! }),
      'knowledge.latestCard': () => desk.knowledge.latestCard({ questionHash: first! }),
      'knowledge.dossiers': () => desk.knowledge.dossiers({ questionHashes: hashes }),
      'frames.concerns': () => desk.frames.concerns({ patient, questionHashes: hashes }),
      'learning.cardsFor': () => cardsFor({ patient }, context),
    }
    for (const [name, call] of Object.entries(calls)) {
      const times: number[] = []
      for (let run = 0; run < RUNS; run++) {
        const began = performance.now()
        await call()
        times.push(performance.now() - began)
      }
      const middle = times.toSorted((one, other) => one - other)[RUNS >> 1]!
      console.log(`${name}: ${middle.toFixed(1)} ms (first ${times[0]!.toFixed(1)} ms)`)
    }
    const plans = planned(desk.store().db)
    const large =
      /^SCAN (fact|coded|measured|person|person_version|note|note_version|source_block|envelope)\b/u
    const whole = plans.filter(each => scans(each).some(step => large.test(step)))
    const sorting = plans.filter(each => sorts(each).length > 0)
    console.log(
      `${plans.length} plans in this store; ${whole.length} read a large table whole, ${sorting.length} sort.`,
    )
    console.log('Those that read whole are about the whole casebook:')
    for (const { sql } of whole) console.log(`  ${sql.slice(0, 120)}`)
  } finally {
    desk.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
