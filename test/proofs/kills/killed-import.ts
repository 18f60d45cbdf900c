import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { createRandom } from '../../../shared/domain/random.ts'
import { factKinds } from '../../../shared/domain/fact.ts'
import { passphrase, temporaryFolder } from '../../fixtures/temporary-folder.ts'
import { workstation, type Workstation } from '../../fixtures/workstation.ts'
import { root } from '../../tasks/run.ts'

/** As many kills in one casebook: then it is let to end. */
const KILLS = 12
/** An import of the files takes about so long once it has begun to read. */
const MILLISECONDS = 2_500
/** As many charts are read, all of each. */
const CHARTS = 5

/** What is left: the content, and some charts in words, names of medicines included. */
export interface Left {
  readonly content: string
  readonly charts: Readonly<Record<string, readonly string[]>>
  readonly unsound: readonly string[]
}

async function chartsOf({ patients }: Workstation): Promise<Record<string, string[]>> {
  const charts: Record<string, string[]> = {}
  const { rows } = await patients.list({ query: '', offset: 0, limit: CHARTS })
  for (const { name, birth, patient } of rows) {
    const lines: string[] = []
    for (const kind of factKinds)
      for (let offset = 0, total = 1; offset < total; offset += 200) {
        const page = await patients.facts({ patient, kind, offset, limit: 200 })
        total = page.total
        for (const { label, number, standing, start } of page.rows)
          lines.push(`${kind} ${start?.clock ?? ''} ${label} ${number ?? ''} ${standing.is}`)
      }
    charts[`${name} ${birth?.clock ?? ''} ${rows.length}`] = [
      ...(charts[`${name} ${birth?.clock ?? ''} ${rows.length}`] ?? []),
      ...lines,
    ].toSorted()
  }
  return charts
}

/** Brings the files, however much of them is there, and looks at what is left. */
async function endedIn(home: string, files: readonly string[]): Promise<Left> {
  const station = await workstation(home)
  try {
    const before = (await station.vault.verify({})).checks.filter(({ ok }) => !ok)
    await station.import(...files)
    const after = (await station.vault.verify({})).checks.filter(({ ok }) => !ok)
    return {
      content: (await station.library.counts({})).contentHash,
      charts: await chartsOf(station),
      unsound: [...before, ...after].map(({ finding }) => finding.key),
    }
  } finally {
    await station.end()
  }
}

/** The files brought without any trouble. */
export const livedPlainly = (files: readonly string[]): Promise<Left> =>
  endedIn(path.join(temporaryFolder(), 'plain'), files)

/** Begins the import in a process group of its own, and kills that after a while; whether it was killed in time. */
async function killed(home: string, files: readonly string[], after: number): Promise<boolean> {
  const child = spawn(
    process.execPath,
    ['electron/headless/casebook.ts', 'import', ...files, '--home', home],
    {
      cwd: root,
      env: { ...process.env, CASEBOOK_PASSPHRASE: passphrase },
      stdio: ['ignore', 'ignore', 'pipe'],
      detached: true,
    },
  )
  const ended = once(child, 'exit')
  // Its first word says that it has begun to read.
  await Promise.race([once(child.stderr, 'data'), ended])
  await Promise.race([wait(after), ended])
  try {
    process.kill(-child.pid!, 'SIGKILL')
  } catch {
    // it had ended by itself
  }
  await ended
  return child.signalCode === 'SIGKILL'
}

/** An import that is killed at random moments and begun again, as one seed has it, until it ends by itself. */
export async function livedThroughKills(
  files: readonly string[],
  seed: number,
): Promise<{ left: Left; kills: number }> {
  const random = createRandom(seed)
  const home = path.join(temporaryFolder(), 'killed')
  await (await workstation(home)).stop()
  let kills = 0
  // The longer it has come, the sooner it would end: kills come closer to its beginning again and again.
  while (kills < KILLS && (await killed(home, files, (random.uniform() * MILLISECONDS) / (1 + kills / 3))))
    kills++
  const left = await endedIn(home, files)
  rmSync(path.dirname(home), { recursive: true, force: true })
  return { left, kills }
}
