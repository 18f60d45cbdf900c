import { create } from 'zustand'
import type { services } from './services.ts'

/** A draft as the store of drafts tells it. */
export type KeptDraft = Awaited<ReturnType<typeof services.drafts.list>>['drafts'][number]

/** Another text of the same draft, typed elsewhere, under the name by which it is dropped. */
export interface SetAside {
  readonly name: string
  readonly about: string
  readonly aside: number
  readonly value: unknown
  readonly kept: string
}

/** One draft in the window's memory, and what the store has of it. */
export interface Entry {
  readonly name: string
  /** Which of several, as the store calls it. */
  readonly about: string
  readonly patient: number | undefined
  /** A passphrase is not: it is never written down. */
  readonly mayBeKept: boolean
  /** Undefined where there is none, or none any more. */
  readonly value: unknown
  /** Rises with every change; and where it stood when the store last had it. */
  readonly changes: number
  readonly keptChanges: number
  /** The store's own count, 0 where it has none; and when it last took one. */
  readonly version: number
  readonly kept: string | undefined
  readonly asides: readonly SetAside[]
}
export type Entries = Readonly<Record<string, Entry>>

interface DraftStore {
  /** By name and what it is about today. */
  readonly entries: Entries
  /** Whose they are; undefined before anybody has opened the casebook. */
  readonly person: string | undefined
  /** Why the store could not take or give them, when it last could not. */
  readonly failed: unknown
}

/** What is half typed. `draft-keeping` carries it to the encrypted store and back. */
export const useDraftStore = create<DraftStore>(() => ({ entries: {}, person: undefined, failed: undefined }))

/** What others typed and the store had not taken when somebody else opened the casebook. */
const ofOthers = new Map<string, Entries>()

export const keyOf = (name: string, about: string): string => `${name} ${about}`

/** Whether the store has yet to hear of it. */
export const isWaiting = ({ mayBeKept, changes, keptChanges }: Entry): boolean =>
  mayBeKept && changes !== keptChanges

const only = (entries: Entries, test: (entry: Entry) => boolean): Entries =>
  Object.fromEntries(Object.entries(entries).filter(([, entry]) => test(entry)))

/** Changes what is known of one draft; nothing where it has gone meanwhile. */
export function changeEntry(key: string, change: (entry: Entry) => Entry | undefined): void {
  useDraftStore.setState(({ entries }) => {
    const entry = entries[key]
    if (!entry) return {}
    const { [key]: _before, ...rest } = entries
    const changed = change(entry)
    return { entries: changed ? { ...rest, [key]: changed } : rest }
  })
}

/** A draft of a chart is found under the chart she stands on today; of one who is on none, under no chart's number. */
function placeOf({ about, patient, chart }: KeptDraft): string {
  const [whom, rest] = about.split('/', 2)
  if (rest === undefined) return about
  return chart === null || whom !== String(patient) ? `gone ${about}` : `${chart}/${rest}`
}

const fresh = ({ name, about, patient, body, version, kept }: KeptDraft): Entry => ({
  name,
  about,
  patient: patient ?? undefined,
  mayBeKept: true,
  value: JSON.parse(body) as unknown,
  changes: 0,
  keptChanges: 0,
  version,
  kept,
  asides: [],
})

/**
 * Takes up what the store has kept for whoever opened the casebook. What she typed and it has not heard of yet goes
 * before; what somebody else typed waits for her.
 */
export function takeUp(person: string, kept: readonly KeptDraft[]): void {
  const { entries, person: before } = useDraftStore.getState()
  const unheard = only(entries, isWaiting)
  if (before !== undefined && before !== person) ofOthers.set(before, unheard)
  const mine = before === undefined || before === person ? unheard : (ofOthers.get(person) ?? {})
  ofOthers.delete(person)
  const next: Record<string, Entry> = { ...mine }
  for (const key of Object.keys(next)) next[key] = { ...next[key]!, asides: [] }
  for (const row of kept.toSorted((a, b) => a.aside - b.aside)) {
    const key = keyOf(row.name, placeOf(row))
    const known = next[key]
    if (row.aside === 0 && !known) next[key] = fresh(row)
    else if (row.aside === 0 && known?.about === row.about) next[key] = { ...known, kept: row.kept }
    else {
      const holder = known ?? { ...fresh(row), value: undefined, version: 0, kept: undefined }
      const { name, about, aside } = row
      const text: SetAside = { name, about, aside, value: JSON.parse(row.body) as unknown, kept: row.kept }
      next[key] = { ...holder, asides: [...holder.asides, text] }
    }
  }
  useDraftStore.setState({ entries: next, person, failed: undefined })
}

/** Words half typed may name somebody: with the lock goes all that the store has, or must never have. */
export function forgetKept(): void {
  useDraftStore.setState(({ entries }) => ({ entries: only(entries, isWaiting) }))
}

/** Somebody is erased: what is half typed of her is written down no more. */
export function forgetOf(patient: number): void {
  useDraftStore.setState(({ entries }) => ({ entries: only(entries, each => each.patient !== patient) }))
}

/** Another casebook comes. */
export function forgetAll(): void {
  ofOthers.clear()
  useDraftStore.setState({ entries: {}, person: undefined, failed: undefined })
}
