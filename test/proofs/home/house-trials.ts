import { spawn, type ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { serviceNames } from '../../../electron/host/protocol.ts'
import { createRandom, type Random } from '../../../shared/domain/random.ts'
import { CHANGING, faultyDisk } from '../sweep/faulty-disk.ts'
import { examine } from './examine.ts'
import type { HomeTrial } from './home-trial.ts'
import { houseDeeds, PUBLISH, released, type HouseDeed } from './house-deeds.ts'
import { drawn, seedOf } from './moments.ts'
import { KILL, mortalFault } from './mortal-fault.ts'
import { underDisk, type Disk } from './run-mortal.ts'
import { starts } from './starts.ts'

/** `call`: whichever process makes a call to the disk that is drawn. */
const victims = [...serviceNames, 'main', 'all', 'call'] as const
type Victim = (typeof victims)[number]
const MOST_CALLS = 60
const LONGEST_MILLISECONDS = 40_000

/** The program of a trial, and what it says. */
function program(folder: string, deed: string, disk: Disk) {
  const child: ChildProcess = spawn(
    process.execPath,
    [path.join(import.meta.dirname, 'program.ts'), '--folder', folder, '--deed', deed],
    { stdio: ['pipe', 'pipe', 'ignore'], env: underDisk(disk, folder), detached: true },
  )
  const said: string[] = []
  const waiting: Array<() => void> = []
  const wake = () => {
    for (const each of waiting.splice(0)) each()
  }
  let isGone = false
  const lives = () => !isGone
  createInterface({ input: child.stdout! }).on('line', line => {
    said.push(line)
    wake()
  })
  child.on('close', () => {
    isGone = true
    wake()
  })
  child.stdin!.on('error', () => undefined) // it is gone, which is told by its end
  const wordAfter = (word: string) => said.find(line => line.startsWith(`${word} `))?.slice(word.length + 1)
  return {
    pid: child.pid!,
    order: (line: string) => child.stdin!.write(`${line}\n`),
    said: wordAfter,
    /** What it says after this word; undefined where it ends, or does not say so in time. */
    async hears(word: string): Promise<string | undefined> {
      const late = performance.now() + LONGEST_MILLISECONDS
      while (wordAfter(word) === undefined && lives() && performance.now() < late)
        await Promise.race([new Promise<void>(resolve => waiting.push(resolve)), wait(250)])
      return wordAfter(word)
    },
    async ends(): Promise<boolean> {
      const late = performance.now() + LONGEST_MILLISECONDS
      while (lives() && performance.now() < late) await wait(20)
      return isGone
    },
  }
}

const isThere = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
function kill(pid: number | undefined): void {
  if (pid !== undefined && isThere(Math.abs(pid))) process.kill(pid, 'SIGKILL')
}

/** The whole program: one of its processes, or all of them, killed at a random moment of a deed. */
export function houseTrials(root: string, disk: Disk) {
  const beginnings = starts(path.join(root, 'starts'))
  const folder = path.join(root, 'house')
  const lasts = new Map<string, number>()
  const control = faultyDisk(disk.control)

  /** How long the deed takes where nothing happens to it, in milliseconds. */
  async function durationOf(deed: HouseDeed): Promise<number> {
    const known = lasts.get(deed.name)
    if (known !== undefined) return known
    await beginnings.copy(deed, folder)
    control.mend()
    const running = program(folder, deed.name, disk)
    await running.hears('begun')
    const began = performance.now()
    running.order('go')
    const outcome = await running.hears('ended')
    const lasted = performance.now() - began
    running.order('look done')
    await running.ends()
    if (outcome !== 'done') throw new Error(`${deed.name} ends as ${String(outcome)} by itself`)
    lasts.set(deed.name, lasted)
    return lasted
  }

  async function struck(deed: HouseDeed, victim: Victim, random: Random) {
    const lasted = await durationOf(deed)
    await beginnings.copy(deed, folder)
    control.mend()
    const running = program(folder, deed.name, disk)
    const pids = JSON.parse((await running.hears('begun')) ?? '{}') as Record<string, number>
    if (victim === 'call') control.fail(mortalFault(KILL, CHANGING), 1 + random.integer(MOST_CALLS))
    running.order('go')
    if (victim === 'call') await running.hears('ended')
    else {
      await wait(random.uniform() * lasted * 1.1)
      const { pid } = running
      // Its group is the program's own: nobody else's.
      const whom: Readonly<Record<string, number | undefined>> = { ...pids, main: pid, all: -pid }
      kill(whom[victim])
    }
    return { running, pids: Object.values(pids) }
  }

  return {
    async trial(number: number): Promise<HomeTrial> {
      const random = createRandom(seedOf('house', number))
      const deed = houseDeeds[(number - 1) % houseDeeds.length]!
      const victim = drawn(random, victims)
      const wrong: string[] = []
      const { running, pids } = await struck(deed, victim, random)
      const isMain = victim === 'main' || victim === 'all'
      if (isMain && !(await running.ends())) wrong.push('main lives')
      const outcome = isMain ? running.said('ended') : await running.hears('ended')
      const done = outcome === 'done'
      let posted: string | undefined
      control.mend()
      if (isMain) {
        const late = performance.now() + 5_000
        while (pids.some(isThere) && performance.now() < late) await wait(20)
        if (pids.some(isThere)) wrong.push('a service outlives its main process')
      } else {
        if (outcome === undefined) wrong.push('hangs')
        if (victim !== 'call' && !deed.needs.includes(victim) && !done)
          wrong.push(`${String(outcome)} without ${victim}`)
        running.order(done ? 'look done' : 'look')
        const found = await running.hears('look')
        if (found !== 'sound' && !(found === 'absent' && deed.name === 'create' && !done))
          wrong.push(`afterwards ${String(found)}`)
        if (!(await running.ends())) wrong.push('does not end')
        posted = running.said('posted')
      }
      kill(-running.pid)
      const examined = await examine(
        { mayBeAbsent: () => deed.name === 'create' && !done, begin: none, act: none, ...pick(deed) },
        folder,
        {
          done,
          kept: [],
          more: desk =>
            posted !== undefined && deed.name === PUBLISH && posted !== String(released(desk))
              ? { lost: [`posted ${posted}, released ${released(desk)}`] }
              : {},
        },
      )
      return {
        part: 'house',
        number,
        what: `${deed.name}: ${victim}`,
        outcome: outcome ?? 'killed',
        ...examined,
        wrong: [...wrong, ...examined.wrong],
      }
    },
    close: () => control.close(),
  }
}

const none = () => Promise.resolve()
const pick = ({ name, prepare, opensWith, left }: HouseDeed) => ({
  name,
  prepare,
  left,
  ...(opensWith && { opensWith }),
})
