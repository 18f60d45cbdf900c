import { useRef, useState } from 'react'
import { services } from '../../client/services.ts'
import { words } from '../../ui/words.ts'
import type { DayLine, Proposal } from './use-day-list.ts'

/** What the last change did, in words; and the line it took away, which can be put back. */
interface Told {
  readonly text: string
  readonly removed?: DayLine
}
interface Somebody {
  readonly patient: number
  readonly name: string
}
export type Change = Omit<Parameters<typeof services.day.change>[0], 'entry'>

/** Changes to the list of a day, each told when it is done; `reload` shows the list as it is then. */
export function useChanges(day: string, reload: () => void) {
  const [said, setTold] = useState<{ readonly day: string; readonly told: Told }>()
  const [failed, setFailed] = useState<unknown>()
  const last = useRef(Promise.resolve())
  const told = said?.day === day ? said.told : undefined
  // One after the other and none left out: a hand is quicker than the store.
  const doing = (work: () => Promise<Told | undefined>) => {
    last.current = last.current.then(work).then(
      next => {
        setFailed(undefined)
        if (next) setTold({ day, told: next })
        reload()
      },
      (error: unknown) => {
        setFailed(error)
        reload()
      },
    )
  }
  const put = (one: Somebody & Partial<Pick<DayLine, 'time' | 'why'>>) =>
    services.day.add({
      requestId: crypto.randomUUID(),
      day,
      patient: one.patient,
      time: one.time ?? '',
      why: one.why ?? '',
    })
  return {
    told,
    failed,
    add: (one: Somebody) =>
      doing(async () => {
        await put(one)
        return { text: words('today.added', { name: one.name }) }
      }),
    take: (all: readonly Proposal[]) =>
      doing(async () => {
        // The key may be pressed twice: who is on the list by now is proposed no more.
        const open = new Set((await services.day.proposals({ day })).map(({ fact }) => fact))
        const taken = all.filter(({ fact }) => open.has(fact))
        for (const each of taken) await put(each)
        return taken.length === 0 ? undefined : { text: words('today.taken', { people: taken.length }) }
      }),
    change: (line: DayLine, change: Change) =>
      doing(async () => {
        await services.day.change({ entry: line.entry, ...change })
        if (change.seen === undefined) return undefined
        return { text: words(change.seen ? 'today.is-seen' : 'today.is-not-seen', { name: line.name }) }
      }),
    remove: (line: DayLine) =>
      doing(async () => {
        await services.day.remove({ entry: line.entry })
        const text = words('today.removed', { name: line.name })
        // Whose records were taken out cannot be added.
        return line.patient === undefined ? { text } : { text, removed: line }
      }),
    putBack: () =>
      doing(async () => {
        const line = told?.removed
        if (line?.patient === undefined) return undefined
        const { entry } = await put({ ...line, patient: line.patient })
        if (line.seen !== undefined) await services.day.change({ entry, seen: true })
        return { text: words('today.added', { name: line.name }) }
      }),
  }
}
