import path from 'node:path'
import type { Random } from '../../../shared/domain/random.ts'
import { faults, type Kind } from '../sweep/faulty-disk.ts'
import type { Operation } from '../sweep/operations.ts'
import { examine } from './examine.ts'
import type { HomeTrial } from './home-trial.ts'
import { ANY, drawn, moments } from './moments.ts'
import { KILL, mortalFault } from './mortal-fault.ts'
import { runMortal, type Disk } from './run-mortal.ts'
import { starts } from './starts.ts'

type Tried = Omit<HomeTrial, 'part' | 'number'>

/** Deeds in processes of their own, which are killed at some call to the disk or whose disk fails at it. */
export function mortalTrials(root: string, disk: Disk) {
  const beginnings = starts(path.join(root, 'starts'))
  const folder = path.join(root, 'mortal')
  const counted = new Map<string, number>()

  /** How many such calls the deed makes where nothing happens to it. */
  async function callsOf(deed: Operation, fault: string, kinds: readonly Kind[]): Promise<number> {
    const key = [deed.name, fault, ...kinds].join('/')
    const known = counted.get(key)
    if (known !== undefined) return known
    await beginnings.copy(deed, folder)
    const { seen = 0 } = await runMortal(disk, { folder, deed: deed.name, fault, kinds, nth: 0 })
    counted.set(key, seen)
    return seen
  }

  return {
    /** Killed before a call of a kind that is drawn, or once it was acknowledged. */
    async killed(deed: Operation, random: Random): Promise<Tried> {
      let moment = drawn(random, Object.keys(moments))
      if ((await callsOf(deed, KILL, moments[moment]!)) === 0) moment = ANY
      const kinds = moments[moment]!
      const nth = 1 + random.integer((await callsOf(deed, KILL, kinds)) + 1)
      await beginnings.copy(deed, folder)
      const { kept, outcome } = await runMortal(disk, { folder, deed: deed.name, fault: KILL, kinds, nth })
      const found = await examine(deed, folder, { done: outcome === 'done', kept })
      return { what: deed.name, outcome: outcome ?? `killed before ${moment}`, ...found }
    },
    /** A disk that fails in a way that is drawn, from a call that is drawn. */
    async failing(deed: Operation, random: Random): Promise<Tried> {
      const { name, told } = drawn(
        random,
        faults.filter(({ lasts }) => lasts !== 'cut'),
      )
      const kinds = mortalFault(name, []).kinds
      const nth = 1 + random.integer(Math.max(1, await callsOf(deed, name, kinds)))
      await beginnings.copy(deed, folder)
      const { kept, outcome } = await runMortal(disk, { folder, deed: deed.name, fault: name, kinds, nth })
      const found = await examine(deed, folder, { done: outcome === 'done', kept })
      const isTold = outcome !== undefined && (outcome === 'done' || told.includes(outcome))
      return {
        what: deed.name,
        outcome: `${outcome ?? 'ended'}: ${name}`,
        ...found,
        wrong: [...found.wrong, ...(isTold ? [] : [`told ${String(outcome)}`])],
      }
    },
  }
}
export type MortalTrials = ReturnType<typeof mortalTrials>
