import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { openHouse, type House } from '../../electron/headless/house.ts'
import type { Concept, Question } from '../../shared/domain/question.ts'
import { passphrase } from '../fixtures/temporary-folder.ts'

const usage = `npm run bench -- scale --home FOLDER [--import FOLDER] [--beside FOLDER]
  --import  is brought in first; --beside is brought in while everything is asked again, and undone at the end`

const options = {
  home: { type: 'string' },
  import: { type: 'string' },
  beside: { type: 'string' },
} as const

const RESULTS = 10_000
/** A thread for what takes long is given up half a minute after the last of it. */
const REST_MILLISECONDS = 45_000
/** Typed letter by letter, as a person types. */
const WORDS = ['smith', 'garcia', 'hypertension', 'hemoglobin', 'metformin', 'headache', 'follow up', 'zz']

const rounded = (milliseconds: number) => `${milliseconds.toFixed(milliseconds < 10 ? 1 : 0)} ms`

async function timed<T>(work: () => Promise<T>): Promise<{ milliseconds: number; result: T }> {
  const began = performance.now()
  const result = await work()
  return { milliseconds: performance.now() - began, result }
}

function quantile(times: readonly number[], part: number): number {
  const sorted = times.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))]!
}

/**
 * Memory in use now, what several share counted once (PSS), and the most there was of each, of this process and every
 * service, in MB.
 */
function memory(house: House): { name: string; now: number; most: number }[] {
  const pids = [
    { name: 'command', pid: process.pid },
    ...house.states().flatMap(({ name, pid }) => (pid === undefined ? [] : [{ name, pid }])),
  ]
  return pids.map(({ name, pid }) => {
    const of = (file: string, key: string) =>
      Number(
        new RegExp(`${key}:\\s+(\\d+) kB`).exec(readFileSync(`/proc/${pid}/${file}`, 'utf8'))?.[1] ?? 0,
      ) / 1024
    return { name, now: of('smaps_rollup', 'Pss'), most: of('status', 'VmHWM') }
  })
}
function tellMemory(when: string, house: House): void {
  const found = memory(house)
  const sum = found.reduce((total, each) => total + each.now, 0)
  const each = found.map(({ name, now, most }) => `${name} ${now.toFixed(0)} (most ${most.toFixed(0)})`)
  console.log(`memory ${when}: ${sum.toFixed(0)} MB; ${each.join(', ')}`)
}

/** One person with more results than any clinic has, as lines. */
function longChart(folder: string): string {
  mkdirSync(folder, { recursive: true })
  const file = path.join(folder, 'long-chart.ndjson')
  const lines = [
    {
      resourceType: 'Patient',
      id: 'long',
      name: [{ family: 'Longchart', given: ['Lena'] }],
      birthDate: '1950-02-03',
      gender: 'female',
    },
    ...Array.from({ length: RESULTS }, (_, n) => ({
      resourceType: 'Observation',
      id: `r${n}`,
      status: 'final',
      subject: { reference: 'Patient/long' },
      code: { coding: [{ system: 'http://loinc.org', code: n % 2 === 0 ? '4548-4' : '2339-0' }] },
      effectiveDateTime: new Date(Date.UTC(1990, 0, 1) + n * 86_400_000).toISOString(),
      valueQuantity: {
        value: 5 + (n % 50) / 10,
        unit: n % 2 === 0 ? '%' : 'mg/dL',
        system: 'http://unitsofmeasure.org',
        code: n % 2 === 0 ? '%' : 'mg/dL',
      },
    })),
  ]
  writeFileSync(file, lines.map(line => JSON.stringify(line)).join('\n'))
  return file
}

async function bringIn(house: House, at: string): Promise<number> {
  const { job } = await house.intake.start({ requestId: randomUUID(), paths: [at] })
  const { milliseconds, result } = await timed(() => house.intake.watch({ job }))
  if (!result.report) throw new Error(`The import ended as ${result.state}.`)
  const facts = Object.values(result.report.totals.facts).reduce((sum, each) => sum + each, 0)
  console.log(
    `import: ${facts} facts in ${(milliseconds / 1000).toFixed(1)} s, ` +
      `${((1000 * milliseconds) / facts).toFixed(0)} µs a fact on the clock`,
  )
  return result.report.importId
}

/** A question of the commonest codes, so that it is about everybody. */
async function common(house: House): Promise<Question> {
  const top = async (kind: Concept['kind'] & ('medication' | 'condition' | 'observation')) =>
    (await house.library.codes({ kind, query: '', limit: 12 })).map(each => ({
      unit: each.units[0],
      concept: {
        label: each.code.display ?? each.code.code,
        kind,
        codes: [{ system: each.code.system, code: each.code.code }],
      },
    }))
  const [medications, conditions, observations] = [
    await top('medication'),
    await top('condition'),
    await top('observation'),
  ]
  const measured = observations.filter(({ unit }) => unit !== undefined).slice(0, 3)
  return {
    format: 'casebook-question/1',
    title: 'The commonest medicines',
    population: { ageYears: { from: 18 }, having: [], without: [] },
    exposure: medications[0]!.concept,
    comparator: medications[1]!.concept,
    outcome: conditions[0]!.concept,
    horizonDays: 365,
    washoutDays: 365,
    covariates: [
      { kind: 'age' },
      { kind: 'sex' },
      { kind: 'index-year' },
      ...conditions
        .slice(1, 4)
        .map(({ concept }) => ({ kind: 'history' as const, concept, lookbackDays: 36_500 })),
      ...measured.map(({ concept, unit }) => ({
        kind: 'latest' as const,
        concept,
        lookbackDays: 730,
        unit: unit!,
      })),
    ],
    weights: 'overlap',
  }
}

async function lists(house: House): Promise<void> {
  const first = await timed(() => house.patients.list({ query: '', offset: 0, limit: 100 }))
  console.log(`list of ${first.result.total} people: ${rounded(first.milliseconds)}`)
  const keys: number[] = []
  for (const word of WORDS)
    for (let n = 1; n <= word.length; n++) {
      const { milliseconds } = await timed(() =>
        house.patients.list({ query: word.slice(0, n), offset: 0, limit: 50 }),
      )
      keys.push(milliseconds)
    }
  console.log(
    `search, ${keys.length} keys: p50 ${rounded(quantile(keys, 0.5))}, ` +
      `p95 ${rounded(quantile(keys, 0.95))}, most ${rounded(Math.max(...keys))}`,
  )
}

async function charts(house: House): Promise<void> {
  const { rows } = await house.patients.list({ query: 'longchart', offset: 0, limit: 1 })
  const patient = rows[0]!.patient
  const calls: Record<string, () => Promise<unknown>> = {
    open: () => house.patients.open({ patient }),
    page: () => house.patients.facts({ patient, kind: 'observation', offset: 0, limit: 100 }),
    measured: () => house.patients.measured({ patient }),
    series: () => house.patients.series({ patient, system: 'http://loinc.org', code: '4548-4', unit: '%' }),
    cards: () => house.learning.cardsFor({ patient }),
  }
  const times: string[] = []
  const began = performance.now()
  for (const [name, call] of Object.entries(calls)) {
    const { milliseconds } = await timed(call)
    times.push(`${name} ${rounded(milliseconds)}`)
  }
  console.log(`chart of ${RESULTS} results: ${rounded(performance.now() - began)} (${times.join(', ')})`)
}

async function questions(house: House, question: Question): Promise<void> {
  const { milliseconds, result } = await timed(() => house.learning.ask({ question }))
  console.log(`question: ${rounded(milliseconds)} (${result.answer.kind})`)
}

async function everything(house: House, question: Question): Promise<void> {
  await lists(house)
  await charts(house)
  await questions(house, question)
}

/** Cancels an undo that is well under way: how long until it has ended. Then undoes the rest. */
async function undone(house: House, importId: number): Promise<void> {
  const stop = new AbortController()
  let [asked, seen] = [0, 0]
  const cut = house.intake.undo(
    { importId },
    {
      signal: stop.signal,
      onProgress: () => {
        if (++seen !== 3) return
        asked = performance.now()
        stop.abort()
      },
    },
  )
  await cut.then(
    () => console.log('undo: ended before it could be cancelled'),
    () => console.log(`undo: cancelled within ${rounded(performance.now() - asked)}`),
  )
}

/** What a casebook of any size costs: times of what a person waits for, and memory. Nothing is asserted. */
export async function scaleBench(words: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...words], options })
  if (values.home === undefined) {
    console.log(usage)
    process.exitCode = 1
    return
  }
  const { home } = values
  const house = await openHouse(home, '0.0.0', line => console.log(line))
  try {
    if (!existsSync(path.join(home, 'key.json')))
      await house.vault.create({ passphrase, demonstration: false })
    else {
      const unlocking = await timed(() => house.vault.unlock({ passphrase }))
      const first = await timed(() => house.patients.list({ query: '', offset: 0, limit: 100 }))
      console.log(
        `unlock ${rounded(unlocking.milliseconds)}, and the first list ${rounded(first.milliseconds)} after it`,
      )
    }
    tellMemory('after unlock', house)
    if (values.import !== undefined) await bringIn(house, values.import)
    const folder = path.join(home, 'bench')
    if ((await house.patients.list({ query: 'longchart', offset: 0, limit: 1 })).total === 0)
      await bringIn(house, longChart(folder))
    rmSync(folder, { recursive: true, force: true })
    const question = await common(house)
    await everything(house, question)
    tellMemory('after all of it', house)
    await setTimeout(REST_MILLISECONDS)
    tellMemory('at rest', house)
    if (values.beside === undefined) return
    let ended = false
    const beside = bringIn(house, values.beside).finally(() => (ended = true))
    console.log('--- while an import runs')
    await everything(house, question)
    if (!ended) await everything(house, question)
    tellMemory('under import', house)
    await undone(house, await beside)
    await setTimeout(REST_MILLISECONDS)
    tellMemory('at rest after it', house)
  } finally {
    await house.stop()
  }
}
