import { useMemo } from 'react'
import type { z } from 'zod'
import { changeEntry, keyOf, useDraftStore, type Entries, type Entry, type SetAside } from './draft-store.ts'

/** Something half done that nothing must lose: its name, and how it begins. */
export interface Draft<T> {
  readonly name: string
  readonly initial: T
  /**
   * How it looks in the encrypted store, where it is kept; one of an earlier version that looks otherwise is left there
   * and not taken up. `false` for what must never be written down, as a passphrase, or would mean something else later.
   */
  readonly keep: z.ZodType<T> | false
}
/** Which draft it is, where there are several; a person's own where it is of a person, so that it is found with her. */
export type About = string | number | { readonly patient: number; readonly of?: string | number } | undefined

function textOf(about: About): string {
  if (about === undefined) return ''
  return typeof about === 'object' ? `${about.patient}/${about.of ?? ''}` : String(about)
}

const fitting = new WeakMap<object, boolean>()
/** Whether what lies there is such a draft; looked at once. */
function fits<T>({ keep }: Draft<T>, value: unknown): value is T {
  if (value === undefined || !keep) return value !== undefined
  if (typeof value !== 'object' || value === null) return keep.safeParse(value).success
  const known = fitting.get(value)
  if (known !== undefined) return known
  const isFitting = keep.safeParse(value).success
  fitting.set(value, isFitting)
  return isFitting
}

const entryOf = <T>(entries: Entries, { name }: Draft<T>, about: About): Entry | undefined =>
  entries[keyOf(name, textOf(about))]

function valueIn<T>(entries: Entries, draft: Draft<T>, about: About): T {
  const value = entryOf(entries, draft, about)?.value
  return fits(draft, value) ? value : draft.initial
}

/** What the draft holds now. */
export const draftOf = <T>(draft: Draft<T>, about?: About): T =>
  valueIn(useDraftStore.getState().entries, draft, about)

/** Changes a part of it. */
export function setDraft<T>(draft: Draft<T>, about: About, part: Partial<T>): void {
  useDraftStore.setState(({ entries }) => {
    const before = entryOf(entries, draft, about)
    const isSame = before !== undefined && fits(draft, before.value)
    const entry: Entry = {
      name: draft.name,
      about: before?.about ?? textOf(about),
      patient: before?.patient ?? (typeof about === 'object' ? about.patient : undefined),
      mayBeKept: draft.keep !== false,
      value: { ...valueIn(entries, draft, about), ...part },
      changes: (before?.changes ?? 0) + 1,
      keptChanges: before?.keptChanges ?? 0,
      // Typed on nothing: what lies there in another form is then set aside and not overwritten.
      version: isSame || before?.value === undefined ? (before?.version ?? 0) : 0,
      kept: before?.kept,
      asides: before?.asides ?? [],
    }
    return { entries: { ...entries, [keyOf(draft.name, textOf(about))]: entry } }
  })
}

/** Like useState, but what is typed outlives the view, the lock and the window. */
export function useDraft<T>(draft: Draft<T>, about?: About): readonly [T, (part: Partial<T>) => void] {
  const value = useDraftStore(({ entries }) => valueIn(entries, draft, about))
  return [value, part => setDraft(draft, about, part)]
}

/** Which of this draft there are, where there are several: what each is about, in no order. */
export function useDraftNames<T>(draft: Draft<T>): readonly string[] {
  const names = useDraftStore(({ entries }) =>
    Object.values(entries)
      .filter(({ name, value }) => name === draft.name && fits(draft, value))
      .map(({ about }) => about)
      .join('\n'),
  )
  return useMemo(() => (names === '' ? [] : names.split('\n')), [names])
}

/** Draws anew whatever stands on all of this draft there are, whenever one of them changes. */
export const useDraftChanges = <T>({ name: of }: Draft<T>): number =>
  useDraftStore(({ entries }) =>
    Object.values(entries).reduce((sum, { name, changes }) => (name === of ? sum + changes + 1 : sum), 0),
  )

/** What the store has of a draft: whether there is one, since when it is kept, and what was typed of it elsewhere. */
export function useKeptDraft<T>(draft: Draft<T>, about?: About) {
  const entry = useDraftStore(({ entries }) => entryOf(entries, draft, about))
  const failed = useDraftStore(state => state.failed)
  const isThere = fits(draft, entry?.value)
  return {
    isThere,
    kept: isThere ? entry?.kept : undefined,
    isWaiting: isThere && entry !== undefined && entry.changes !== entry.keptChanges,
    failed: isThere ? failed : undefined,
    asides: entry?.asides.filter(({ value }) => fits(draft, value)) ?? noAsides,
  }
}
const noAsides: readonly SetAside[] = []

/** How the store of drafts calls it: where she was joined with another since, under the chart it was typed on. */
export const nameInStore = <T>(draft: Draft<T>, about: About): { name: string; about: string } => ({
  name: draft.name,
  about: entryOf(useDraftStore.getState().entries, draft, about)?.about ?? textOf(about),
})

/** Lays a draft aside for good: it was sent, signed or thrown away. */
export function dropDraft<T>({ name }: Draft<T>, about?: About): void {
  changeEntry(keyOf(name, textOf(about)), entry =>
    entry.mayBeKept ? { ...entry, value: undefined, changes: entry.changes + 1 } : undefined,
  )
}
