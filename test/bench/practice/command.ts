import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { secondCharts } from './perturb.ts'
import { firstClinic, practiceCharts, writeExport, type Written } from './write.ts'

const usage = `npm run bench -- practice --out FOLDER --people 100000 [--observations 10000000] [--seed 1]
  [--size lean|full] [--form ndjson|bundles] [--gzip]
  [--shared 3000 [--strangers 3000] [--look-alikes 600]]   a second clinic's export beside it, and the truth`

const options = {
  'out': { type: 'string' },
  'people': { type: 'string' },
  'observations': { type: 'string' },
  'seed': { type: 'string', default: '1' },
  'size': { type: 'string', default: 'lean' },
  'form': { type: 'string', default: 'ndjson' },
  'gzip': { type: 'boolean', default: false },
  'shared': { type: 'string', default: '0' },
  'strangers': { type: 'string' },
  'look-alikes': { type: 'string' },
  'help': { type: 'boolean', default: false },
} as const

function oneOf<T extends string>(name: string, value: string, able: readonly T[]): T {
  const found = able.find(each => each === value)
  if (found === undefined) throw new Error(`--${name} is one of ${able.join(', ')}.\n${usage}`)
  return found
}

function whole(name: string, value: string): number {
  if (!/^\d{1,9}$/.test(value)) throw new Error(`--${name} takes a whole number.\n${usage}`)
  return Number(value)
}

async function measured(name: string, work: () => Promise<Written>): Promise<Written> {
  const [began, cpu] = [performance.now(), process.cpuUsage()]
  const written = await work()
  const seconds = (performance.now() - began) / 1_000
  const { user, system } = process.cpuUsage(cpu)
  const rate = (time: number) => Math.round(written.resources / time).toLocaleString('en')
  console.log(
    `${name}: ${written.people} people, ${written.resources} resources in ${seconds.toFixed(1)} s ` +
      `(${rate(seconds)} a second, ${rate((user + system) / 1e6)} a second of processor), ` +
      `${Math.round(written.bytes / written.resources)} bytes a resource, ` +
      `${Math.round(process.resourceUsage().maxRSS / 1_024)} MiB at most`,
  )
  return written
}

/**
 * Writes a practice: `FOLDER/first`, with `--shared` also `FOLDER/second` and `FOLDER/truth.ndjson` (a line
 * a record of the second), and `FOLDER/written.json` with what was put in.
 */
export async function practiceCommand(words: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...words], options })
  // Without a number of people it would write gigabytes that nobody asked for.
  if (values.help || values.out === undefined || values.people === undefined) {
    console.log(usage)
    process.exitCode = values.help ? 0 : 1
    return
  }
  const people = whole('people', values.people)
  const observations = whole('observations', values.observations ?? String(people * 100))
  const plan = { seed: whole('seed', values.seed), people, observations }
  const how = {
    size: oneOf('size', values.size, ['lean', 'full']),
    form: oneOf('form', values.form, ['ndjson', 'bundles']),
    gzip: values.gzip,
  }
  const out = path.resolve(values.out)
  mkdirSync(out, { recursive: true })
  const first = await measured('first', () =>
    writeExport(practiceCharts(plan), {
      ...how,
      folder: path.join(out, 'first'),
      clinic: firstClinic(plan.seed),
    }),
  )
  const shared = whole('shared', values.shared)
  const second = shared > 0 ? await writeSecond() : undefined
  writeFileSync(path.join(out, 'written.json'), `${JSON.stringify({ plan, how, first, second }, null, 1)}\n`)

  async function writeSecond(): Promise<Written> {
    const strangers = whole('strangers', values.strangers ?? String(shared))
    const lookAlikes = whole('look-alikes', values['look-alikes'] ?? String(Math.ceil(shared / 5)))
    const { clinic, charts, truth } = secondCharts(plan, {
      shared,
      strangers,
      lookAlikes,
      observations: 20 * (shared + strangers + lookAlikes),
    })
    writeFileSync(path.join(out, 'truth.ndjson'), truth.map(each => `${JSON.stringify(each)}\n`).join(''))
    return measured('second', () => writeExport(charts, { ...how, folder: path.join(out, 'second'), clinic }))
  }
}
