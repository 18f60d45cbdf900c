import { create } from 'zustand'

/** Something half done that a glance elsewhere must not lose: its name, and how it begins. */
export interface Draft<T> {
  readonly name: string
  readonly initial: T
}

const useKept = create<{ readonly drafts: Readonly<Record<string, unknown>> }>(() => ({ drafts: {} }))

const keyOf = (name: string, about: string | number | undefined) =>
  about === undefined ? name : `${name} ${about}`

/** Like useState, but what is kept outlives the view: `about` tells whose draft it is where there are several. */
export function useDraft<T>(
  { name, initial }: Draft<T>,
  about?: string | number,
): readonly [T, (change: Partial<T>) => void] {
  const key = keyOf(name, about)
  // Under a draft's name lies only what its own setter put there.
  const value = useKept(({ drafts }) => (key in drafts ? (drafts[key] as T) : initial))
  const change = (part: Partial<T>) =>
    useKept.setState(({ drafts }) => ({
      drafts: { ...drafts, [key]: { ...initial, ...(drafts[key] as T | undefined), ...part } },
    }))
  return [value, change]
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
