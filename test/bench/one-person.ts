import { readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { clopperPearsonInterval } from '../../electron/learning/stats/tables/proportion-intervals.ts'
import { intakeRoom, type IntakeRoom } from '../fixtures/intake-room.ts'
import { temporaryFolder } from '../fixtures/temporary-folder.ts'
import { timedImport } from './phases.ts'
import { practiceCommand } from './practice/command.ts'
import type { Truth } from './practice/perturb.ts'

const FIRST = { source: 'First clinic' }
const SECOND = { source: 'Second clinic' }

const options = {
  'people': { type: 'string', default: '20000' },
  'observations': { type: 'string', default: '20000' },
  'shared': { type: 'string', default: '4000' },
  'strangers': { type: 'string' },
  'look-alikes': { type: 'string' },
  'seed': { type: 'string', default: '1' },
} as const

const seconds = (since: number) => ((performance.now() - since) / 1_000).toFixed(2)

/** What was joined without asking, and what is asked, beside the truth of each record of the second clinic. */
function graded({ store }: IntakeRoom, truth: readonly Truth[]) {
  const standing = (id: string, { source }: typeof FIRST) => {
    const person = store.joins.described(`Patient/${id}@source ${source}`)
    return person === undefined ? undefined : { person, chart: store.joins.chartOf(person) }
  }
  let [right, wrong, asked, lost] = [0, 0, 0, 0]
  const wrongs: Truth[] = []
  const firsts = new Map<number, string>()
  for (const { first } of truth) {
    const found = first === null ? undefined : standing(first, FIRST)
    if (found) firsts.set(found.chart, first!)
  }
  for (const each of truth) {
    const her = standing(each.second, SECOND)
    if (!her) {
      lost++
      continue
    }
    const joined = store.joins.onChart(her.chart).filter(person => person !== her.person)
    const match = each.first === null ? undefined : standing(each.first, FIRST)
    if (joined.length > 0) {
      if (match && joined.length === 1 && joined[0] === match.person) right++
      else {
        wrong++
        wrongs.push(each)
      }
    } else if (match && store.answers.pair(her.person, match.person)) asked++
  }
  return { right, wrong, asked, lost, wrongs }
}

/** Whom somebody invented was wrongly joined with, and why. */
function tell({ store }: IntakeRoom, truth: Truth): void {
  const her = store.joins.described(`Patient/${truth.second}@source ${SECOND.source}`)!
  const all = store.joins.onChart(store.joins.chartOf(her))
  console.log(JSON.stringify(truth))
  for (const { body } of store.matches.describedOf(all)) console.log(`  ${body}`)
  for (const each of all) console.log(`  ${JSON.stringify(store.answers.pair(her, each))}`)
}

/**
 * Two clinics' exports of the invented practice through the whole of an import: how many of the people whom both know
 * are joined without asking, how many of those wrongly, and how many are asked about.
 */
export async function onePersonBench(words: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...words], options })
  const out = path.join(temporaryFolder(), 'practice')
  const given = Object.entries(values).flatMap(([name, value]) => [`--${name}`, value])
  await practiceCommand(['--out', out, ...given])
  const truth = readFileSync(path.join(out, 'truth.ndjson'), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map(line => JSON.parse(line) as Truth) // written by practiceCommand
  const room = intakeRoom()
  try {
    let began = performance.now()
    await timedImport(room, path.join(out, 'first'), FIRST)
    console.log(`first clinic: ${seconds(began)} s`)
    began = performance.now()
    const { matched } = await timedImport(room, path.join(out, 'second'), SECOND)
    console.log(`second clinic: ${seconds(began)} s`, matched)
    const { right, wrong, asked, lost, wrongs } = graded(room, truth)
    const both = truth.filter(({ first }) => first !== null).length
    const { lower } = clopperPearsonInterval(right, right + wrong)
    console.log(
      `${both} people are in both: ${right} joined rightly, ${wrong} wrongly ` +
        `(precision ${(right / (right + wrong)).toFixed(5)}, 95 % at least ${lower.toFixed(5)}), ` +
        `recall ${(right / both).toFixed(4)}; ${asked} of the others are asked about; ${lost} are not here`,
    )
    for (const each of wrongs) tell(room, each)
    console.log(`${room.store.answers.openCount()} pairs wait for a person`)
    began = performance.now()
    const unsound = await room.unsound()
    console.log(`verify: ${unsound.length === 0 ? 'sound' : unsound.join(', ')} in ${seconds(began)} s`)
  } finally {
    room.end()
    rmSync(out, { recursive: true, force: true })
  }
}
