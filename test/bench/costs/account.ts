import type { Profiler } from 'node:inspector'
import { charges, unowned, type Addition } from './additions.ts'

/** What of a thread's time went where. */
export interface Account {
  readonly seconds: number
  readonly additions: ReadonlyMap<Addition, { readonly share: number; readonly shareInSqlite: number }>
}

const [WAITING, COLLECTING] = ['(idle)', '(garbage collector)'] as const

/** The path of a function's file from the root of the project; Node's own keep their names. */
const pathOf = (url: string, root: string) => url.replace(`file://${root}/`, '')

/** SQLite's functions have neither name nor place. */
const isSqlite = ({ functionName, url }: Profiler.ProfileNode['callFrame']) =>
  functionName === '' && url === ''

/**
 * Charges each sample of a profile to the addition of the innermost function that has one. What a thread waited is
 * left out, and shares are of what it did; together they are 1.
 */
export function accountOf(profile: Profiler.Profile, root: string): Account {
  const nodes = new Map(profile.nodes.map(node => [node.id, node]))
  const parents = new Map(
    profile.nodes.flatMap(node => (node.children ?? []).map(child => [child, node.id] as const)),
  )
  const found = new Map<number, Addition>()

  function chargedBy(rules: typeof charges, id: number): Addition | undefined {
    for (let at: number | undefined = id; at !== undefined; at = parents.get(at)) {
      const { url } = nodes.get(at)!.callFrame
      const name = pathOf(url, root)
      const rule = url === '' ? undefined : rules.find(([path]) => path.test(name))
      if (rule) return rule[1]
    }
    return undefined
  }
  function additionOf(id: number): Addition {
    let addition = found.get(id)
    if (!addition) {
      const isCollecting = nodes.get(id)!.callFrame.functionName === COLLECTING
      addition = isCollecting
        ? 'Garbage collection'
        : (chargedBy(charges, id) ?? chargedBy(unowned, id) ?? 'Other')
      found.set(id, addition)
    }
    return addition
  }

  const times = new Map<Addition, { all: number; inSqlite: number }>()
  let whole = 0
  for (const [at, id] of (profile.samples ?? []).entries()) {
    const { callFrame } = nodes.get(id)!
    if (callFrame.functionName === WAITING) continue
    const time = profile.timeDeltas?.[at + 1] ?? 0
    const addition = additionOf(id)
    const before = times.get(addition) ?? { all: 0, inSqlite: 0 }
    times.set(addition, {
      all: before.all + time,
      inSqlite: before.inSqlite + (isSqlite(callFrame) ? time : 0),
    })
    whole += time
  }
  return {
    seconds: whole / 1e6,
    additions: new Map(
      [...times].map(([addition, { all, inSqlite }]) => [
        addition,
        { share: all / whole, shareInSqlite: inSqlite / whole },
      ]),
    ),
  }
}
