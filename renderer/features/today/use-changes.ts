import { useState } from 'react'
import { services } from '../../client/services.ts'
import { useAction } from '../../ui/use-call.ts'
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
  const action = useAction()
  const told = said?.day === day ? said.told : undefined
  const doing = (work: () => Promise<Told | undefined>) =>
    action.run(async () => {
      const next = await work()
      setTold(next && { day, told: next })
      reload()
    })
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
    failed: action.error,
    add: (one: Somebody) =>
      doing(async () => {
        await put(one)
        return { text: words('today.added', { name: one.name }) }
      }),
    take: (all: readonly Proposal[]) =>
      doing(async () => {
        for (const each of all) await put(each)
        return { text: words('today.taken', { people: all.length }) }
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
