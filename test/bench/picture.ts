import { rmSync } from 'node:fs'
import path from 'node:path'
import type { Fact } from '../../shared/domain/fact.ts'
import { numberOf } from '../../shared/domain/facts/registry.ts'
import { bringIn, day, somebody } from '../fixtures/bring-in.ts'
import { inventedFact } from '../fixtures/invented-fact.ts'
import { recordsDesk } from '../fixtures/records-desk.ts'
import { passphrase, temporaryFolder } from '../fixtures/temporary-folder.ts'

const [RESULTS, VISITS, ANALYTES, RUNS] = [10_000, 1_000, 40, 21]
const DAY = 86_400_000
const patient = 'Patient/Ada'
const codes = ['2160-0', '2823-3', '2951-2', '718-7', '4548-4', '8480-6', '8867-4', '33914-3']

/** A long chart: ten results at each of a thousand visits, a medicine at every fourth, a problem at every tenth. */
function facts(): Fact[] {
  const on = (visit: number) => ({ ...day('1996-01-01'), clock: Date.parse('1996-01-01') + visit * 11 * DAY })
  const results = Array.from({ length: RESULTS }, (_, k): Fact => {
    const at = k % ANALYTES
    const code = codes[at] ?? `${at}-9`
    return inventedFact('observation', {
      identity: `o${k}`,
      patient,
      concept: { codes: [{ system: 'http://loinc.org', code, display: `Analyte ${at}` }] },
      start: on(Math.floor(k / (RESULTS / VISITS))),
      value: {
        kind: 'quantity',
        value: 60 + ((k * 7) % 90),
        unitCode: 'umol/L',
        text: String(60 + ((k * 7) % 90)),
      },
    })
  })
  const visits = Array.from({ length: VISITS }, (_, k): Fact =>
    inventedFact('encounter', { identity: `e${k}`, patient, start: on(k) }),
  )
  const medicines = Array.from({ length: VISITS / 4 }, (_, k): Fact =>
    inventedFact('medication', {
      identity: `m${k}`,
      patient,
      concept: { codes: [], text: `Invented${k % 30} ${5 + (k % 3)} MG Oral Tablet` },
      start: on(4 * k),
      end: on(4 * k + 4),
    }),
  )
  const problems = Array.from({ length: VISITS / 10 }, (_, k): Fact =>
    inventedFact('condition', {
      identity: `c${k}`,
      patient,
      concept: { codes: [], text: `Invented problem ${k}` },
      status: 'active',
      start: on(10 * k),
    }),
  )
  return [...results, ...visits, ...medicines, ...problems]
}

/** The first page of a long chart and its results by date, against reading the rows of its results once. */
export async function pictureBench(): Promise<void> {
  const folder = temporaryFolder()
  const desk = recordsDesk(path.join(folder, 'home'))
  try {
    await desk.vault.create({ passphrase, demonstration: false })
    await bringIn(desk, [somebody('Ada', { sex: 'female', birth: day('1950-02-03') })], facts())
    const [ada] = (await desk.patients.list({ query: '', offset: 0, limit: 1 })).rows
    const of = { patient: ada!.patient }
    const { picture } = desk.store()
    const calls: Record<string, () => unknown> = {
      'rows': () => picture.ofKind({ person: of.patient, kind: numberOf('observation'), most: RESULTS }),
      'summary': () => desk.patients.summary(of),
      'flowsheet, what is painted first': () => desk.patients.flowsheet({ ...of, most: 1_000 }),
      'flowsheet, all': () => desk.patients.flowsheet({ ...of, most: RESULTS }),
      'visits': () => desk.patients.visits({ ...of, offset: 0, limit: 100 }),
    }
    const times = new Map<string, number[]>()
    for (let run = 0; run < RUNS; run++)
      for (const [name, call] of Object.entries(calls)) {
        const began = performance.now()
        await call()
        times.set(name, [...(times.get(name) ?? []), performance.now() - began])
      }
    const at = (name: string, share: number) =>
      times.get(name)!.toSorted((one, other) => one - other)[Math.ceil(share * RUNS) - 1]!
    console.log(`${RESULTS} results on ${VISITS} days; ${RUNS} runs; times of reading their rows once:`)
    for (const name of times.keys())
      console.log(
        `${name}: ${(at(name, 0.5) / at('rows', 0.5)).toFixed(2)} (median ${at(name, 0.5).toFixed(1)} ms, ` +
          `p95 ${at(name, 0.95).toFixed(1)} ms)`,
      )
  } finally {
    desk.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
