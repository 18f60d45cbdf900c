import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { Profiler } from 'node:inspector'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { temporaryFolder } from '../../fixtures/temporary-folder.ts'
import { workstation, type Workstation } from '../../fixtures/workstation.ts'
import { root } from '../../tasks/run.ts'
import { jsonUnder, parsed, referenceBundles } from '../parsing.ts'
import { accountOf } from './account.ts'
import type { Addition } from './additions.ts'
import { threadSeconds } from './thread-seconds.ts'

const REPORT = path.join(root, 'docs/proofs/import-cost.md')
const SERVICES = ['intake', 'records'] as const
/** In memory a commit waits for no disk, so that what a profile shows is work. */
const MEMORY = '/dev/shm'

/** Threads of the profiler, which the import does not need. */
const WATCHING = new Set(['v8:ProfEvntProc', 'SignalInspector'])
const besides: Readonly<Record<string, Addition>> = {
  'V8Worker': 'Garbage collection and compiling, threads beside',
  'libuv-worker': 'Unpacking and reading files, threads beside',
}

/** Processor seconds of one addition, by service, and those of them in SQLite. */
interface Line {
  readonly seconds: Map<string, number>
  inSqlite: number
}

/** Starts the services under the profiler, which each of them keeps until it is told. */
async function watched(folder: string): Promise<Workstation> {
  const before = process.env['NODE_OPTIONS']
  process.env['NODE_OPTIONS'] = `--import=${path.join(import.meta.dirname, 'profiler.ts')}`
  process.env['CASEBOOK_PROFILES'] = folder
  try {
    return await workstation(path.join(folder, 'home'))
  } finally {
    delete process.env['CASEBOOK_PROFILES']
    if (before === undefined) delete process.env['NODE_OPTIONS']
    else process.env['NODE_OPTIONS'] = before
  }
}

async function profileOf(pid: number, folder: string): Promise<Profiler.Profile> {
  const file = path.join(folder, `${pid}.cpuprofile`)
  process.kill(pid, 'SIGUSR2')
  while (!existsSync(file)) await pause(50)
  return JSON.parse(readFileSync(file, 'utf8')) as Profiler.Profile // as Node's inspector writes it
}

/** What an import of these files costs, addition by addition, in processor seconds. */
async function costsOf(given: readonly string[]): Promise<Map<Addition, Line>> {
  const folder = temporaryFolder(existsSync(MEMORY) ? MEMORY : undefined)
  const station = await watched(folder)
  try {
    const services = station
      .states()
      .flatMap(({ name, pid }) =>
        SERVICES.some(each => each === name) && pid !== undefined ? [{ name, pid }] : [],
      )
    for (const { pid } of services) process.kill(pid, 'SIGUSR2')
    await pause(500)
    const before = new Map(services.map(({ pid }) => [pid, threadSeconds(pid)]))
    await station.import(...given)
    const after = new Map(services.map(({ pid }) => [pid, threadSeconds(pid)]))
    const costs = new Map<Addition, Line>()
    const charge = (addition: Addition, service: string, seconds: number, inSqlite = 0) => {
      const line = costs.get(addition) ?? { seconds: new Map<string, number>(), inSqlite: 0 }
      line.seconds.set(service, (line.seconds.get(service) ?? 0) + seconds)
      line.inSqlite += inSqlite
      costs.set(addition, line)
    }
    for (const { name, pid } of services) {
      const { additions } = accountOf(await profileOf(pid, folder), root)
      for (const [thread, total] of after.get(pid)!) {
        const seconds = total - (before.get(pid)!.get(thread) ?? 0)
        if (WATCHING.has(thread)) continue
        if (thread !== 'main') charge(besides[thread] ?? 'Other', name, seconds)
        else
          for (const [addition, { share, shareInSqlite }] of additions)
            charge(addition, name, share * seconds, shareInSqlite * seconds)
      }
    }
    return costs
  } finally {
    await station.end()
    rmSync(folder, { recursive: true, force: true })
  }
}

const total = ({ seconds }: Line) => [...seconds.values()].reduce((sum, each) => sum + each, 0)

function table(costs: ReadonlyMap<Addition, Line>, parsing: number): string[] {
  const whole = [...costs.values()].reduce((sum, each) => sum + total(each), 0)
  const times = (seconds: number) => (seconds / parsing).toFixed(2)
  const row = (name: string, line: Line) =>
    `| ${[
      name,
      ...SERVICES.map(service => times(line.seconds.get(service) ?? 0)),
      times(total(line)),
      `${((100 * total(line)) / whole).toFixed(1)} %`,
      times(line.inSqlite),
    ].join(' | ')} |`
  const sums: Line = { seconds: new Map(), inSqlite: 0 }
  for (const { seconds, inSqlite } of costs.values()) {
    for (const [service, each] of seconds) sums.seconds.set(service, (sums.seconds.get(service) ?? 0) + each)
    sums.inSqlite += inSqlite
  }
  return [
    '| Addition | Intake | Records | Together | Share | Of it in SQLite |',
    '| --- | --: | --: | --: | --: | --: |',
    ...[...costs]
      .toSorted(([, one], [, other]) => total(other) - total(one))
      .map(([addition, line]) => row(addition, line)),
    row('**All**', sums),
  ]
}

/**
 * Where the processor time of an import goes: a profile of both services, charged to additions by file, as multiples
 * of JSON.parse of the same bytes. That of the reference bundles is kept as `docs/proofs/import-cost.md`.
 */
export async function importCosts(words: readonly string[]): Promise<void> {
  const given = words.length > 0 ? words : referenceBundles()
  const files = jsonUnder(given)
  if (files.length === 0) {
    console.log('The reference bundles are not here: name a folder of files to import.')
    return
  }
  const before = parsed(files)
  const costs = await costsOf(given)
  const parsing = (before.seconds + parsed(files).seconds) / 2
  const lines = table(costs, parsing)
  console.log(lines.join('\n'))
  if (words.length > 0) return
  const git = (...asked: string[]) => execFileSync('git', asked, { cwd: root, encoding: 'utf8' }).trim()
  writeFileSync(
    REPORT,
    `# What an import costs, and for what

${files.length} bundles of the reference data, ${(before.bytes / 1e6).toFixed(0)} MB unpacked, into a new casebook:
processor time of both services as multiples of \`JSON.parse\` of the same bytes in the same run. A profile of each main
thread is charged, sample by sample, to the innermost function that stands for an addition
(\`test/bench/costs/additions.ts\`), and scaled to the thread's processor time; the other threads are counted whole. The
casebook lies in memory where there is such a folder, so that no time is waited for a disk. \`npm run bench -- costs\`
writes this anew.

Commit ${git('rev-parse', '--short', 'HEAD')}, ${git('log', '-1', '--format=%cs')}.

${lines.join('\n')}
`,
  )
}
