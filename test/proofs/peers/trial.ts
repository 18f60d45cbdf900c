import { rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { limits, type Limits } from '../../../electron/exchange/budgets.ts'
import { systemClock } from '../../../electron/exchange/clock.ts'
import { handlers } from '../../../electron/exchange/handlers.ts'
import { identityFrom } from '../../../electron/exchange/identity.ts'
import { sessions } from '../../../electron/exchange/session.ts'
import { fakePost } from '../../fixtures/fake-post.ts'
import { keyOf, pause, type Row, type Stage } from '../../fixtures/hostile-peers/stage.ts'
import { summaryBody } from '../../fixtures/letters.ts'
import { storePost } from '../../fixtures/store-post.ts'
import { temporaryFolder } from '../../fixtures/temporary-folder.ts'

/** How many processes want each core, within reason: all of them wait for one another, hostile or not. */
const busyness = () => Math.min(6, Math.max(1, os.loadavg()[0]! / os.availableParallelism() / 2))

/** The bounds of the product, with less patience, so that a trial takes seconds on a machine that does nothing else. */
const impatient = (busy: number): Limits => ({
  ...limits,
  handshakeMilliseconds: 2_000 * busy,
  silentMilliseconds: 1_500 * busy,
  idleMilliseconds: 2_500 * busy,
  meetingMilliseconds: 30_000 * busy,
  idleBytes: 250_000,
  blockMilliseconds: 1_000 * busy,
  logsPerPeer: 3,
  askedAgain: 50,
  farewellMilliseconds: 300,
  catalogueEntries: 5_000,
})
/** Whatever has not ended by then, where the machine does nothing else, holds the host up. */
const MOST_MILLISECONDS = 20_000
/** How often the two honest casebooks meet while the others play. */
const MEETINGS = 3
const HOST_SEED = 1

export interface Outcome {
  /** What went otherwise than it must, in words. */
  readonly faults: string[]
  readonly meetings: number
  readonly slowestMeetingMilliseconds: number
}

/**
 * Two honest casebooks exchange their letters while hostile ones do what their rows say, all at once; then it is asked
 * whether each of those came to the end that it must. `laterBy`: milliseconds by which each begins later.
 */
export async function trial(rows: readonly Row[], laterBy: () => number = () => 0): Promise<Outcome> {
  const folder = temporaryFolder()
  const over = new AbortController()
  const faults: string[] = []
  const host = storePost(new Uint8Array(32).fill(HOST_SEED), 'Host')
  const guest = fakePost()
  const busy = busyness()
  const bounds = { limits: impatient(busy), clock: systemClock }
  const [hostHome, guestHome] = ['host', 'guest'].map(name => path.join(folder, name)) as [string, string]
  const open = sessions(
    hostHome,
    host.records,
    line => {
      if (!line.startsWith('a meeting')) faults.push(`the host said: ${line}`)
    },
    bounds,
  )
  const visiting = sessions(guestHome, guest.records, () => undefined, { limits, clock: systemClock })
  const desk = handlers(hostHome, host.records, open)
  const unheard = { signal: over.signal, report: () => undefined, caller: undefined as never }
  try {
    const honest = identityFrom((await guest.records.identity({})).seed)
    const hostKey = keyOf(HOST_SEED).key
    const seeds = rows.map((_, at) => at + 2)
    for (const key of [honest.key, ...seeds.map(seed => keyOf(seed).key)])
      await host.records.keepPeer({ key, name: 'Peer', state: 'joined' })
    await guest.records.keepPeer({ key: hostKey, name: 'Host', state: 'joined' })
    host.approve(summaryBody(1))
    const { port } = await desk.listen({ host: '127.0.0.1', port: 0 }, unheard)
    const at = { host: '127.0.0.1', port }

    const plays = rows.map(async (row, index) => {
      const stage: Stage = { at, hostKey, seed: seeds[index]!, honest, folder, signal: over.signal }
      let isDone = false
      await pause(laterBy())
      await Promise.race([
        row.play(stage).then(
          () => (isDone = true),
          (error: unknown) => faults.push(`${row.name}: the play failed: ${String(error)}`),
        ),
        pause(MOST_MILLISECONDS * busy),
      ])
      if (!isDone) faults.push(`${row.name}: did not end`)
    })

    let slowest = 0
    for (let meeting = 0; meeting < MEETINGS; meeting++) {
      await pause(100)
      const [theirs, ours] = [summaryBody(10 + meeting), summaryBody(20 + meeting)]
      host.approve(ours)
      guest.approve(theirs)
      const began = performance.now()
      const { network } = await visiting.current()
      const [peer] = await guest.records.peers({})
      const { problem } = await network.call(peer!, [`127.0.0.1:${port}`], over.signal)
      slowest = Math.max(slowest, performance.now() - began)
      if (problem) faults.push(`meeting ${meeting} of the honest: ${problem.key}`)
      if (!guest.received().some(({ body }) => body === ours))
        faults.push(`meeting ${meeting}: the guest lacks a letter`)
      if (!host.bodies().includes(theirs)) faults.push(`meeting ${meeting}: the host lacks a letter`)
    }
    await Promise.all(plays)
    over.abort()
    faults.push(...(await unlike(rows, seeds, () => desk.peers({}, unheard))))
    return { faults, meetings: MEETINGS, slowestMeetingMilliseconds: slowest }
  } finally {
    over.abort()
    for (const each of [visiting, open]) await each.close()
    host.end()
    guest.end()
    rmSync(folder, { recursive: true, force: true })
  }
}

type Told = Awaited<ReturnType<ReturnType<typeof handlers>['peers']>>

/** Rows whose peer the host speaks of otherwise than it must. */
async function unlike(
  rows: readonly Row[],
  seeds: readonly number[],
  ask: () => Told | Promise<Told>,
): Promise<string[]> {
  const told = async () => {
    const known = await ask()
    return rows.flatMap(({ name, ends, findings = [] }, at) => {
      if (ends === undefined) return []
      const peer = known.find(({ key }) => key === keyOf(seeds[at]!).key)
      const ended = peer?.ended?.key ?? null
      const found = peer?.findings.map(({ key }) => key) ?? []
      return ended === ends && found.join() === findings.join()
        ? []
        : [`${name}: ended ${String(ended)}, not ${String(ends)}; found ${found.join() || 'nothing'}`]
    })
  }
  // What a meeting taught is kept a moment after its line was cut.
  for (let tries = 0; tries < 30 && (await told()).length > 0; tries++) await pause(100)
  return told()
}
