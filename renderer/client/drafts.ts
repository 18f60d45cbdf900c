import { create } from 'zustand'

/** Something half done that a glance elsewhere must not lose: its name, and how it begins. */
export interface Draft<T> {
  readonly name: string
  readonly initial: T
}
/** Whose draft it is, where there are several: a patient, a note. */
type About = string | number | undefined

const useKept = create<{ readonly drafts: Readonly<Record<string, unknown>> }>(() => ({ drafts: {} }))

const keyOf = (name: string, about: About) => (about === undefined ? name : `${name} ${about}`)

// Under a draft's name lies only what `setDraft` put there.
const kept = <T>(drafts: Readonly<Record<string, unknown>>, { name, initial }: Draft<T>, about: About): T =>
  (drafts[keyOf(name, about)] as T | undefined) ?? initial

/** What the draft holds now. */
export const draftOf = <T>(draft: Draft<T>, about?: About): T => kept(useKept.getState().drafts, draft, about)

/** Changes a part of it. */
export function setDraft<T>(draft: Draft<T>, about: About, part: Partial<T>): void {
  useKept.setState(({ drafts }) => ({
    drafts: { ...drafts, [keyOf(draft.name, about)]: { ...kept(drafts, draft, about), ...part } },
  }))
}

/** Like useState, but what is kept outlives the view. */
export function useDraft<T>(
  draft: Draft<T>,
  about?: string | number,
): readonly [T, (part: Partial<T>) => void] {
  const value = useKept(({ drafts }) => kept(drafts, draft, about))
  return [value, part => setDraft(draft, about, part)]
}

/** Lays a draft aside for good: it was sent, saved or thrown away. */
export function dropDraft<T>({ name }: Draft<T>, about?: string | number): void {
  const key = keyOf(name, about)
  useKept.setState(({ drafts }) => ({
    drafts: Object.fromEntries(Object.entries(drafts).filter(([each]) => each !== key)),
  }))
}

/** Words half typed may name somebody: they go with the lock. */
export function dropAllDrafts(): void {
  useKept.setState({ drafts: {} })
}
