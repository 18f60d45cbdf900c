import { create } from 'zustand'

/**
 * Each view by its id, with its parameters. A feature adds its own line from its view.ts:
 * `declare module '../../client/router.ts' { interface Places { chart: { patient: number } } }`,
 * so that any feature can go there by name, with the right parameters, and imports nothing of it.
 */
// oxlint-disable-next-line typescript/no-empty-object-type -- filled by the features
export interface Places {}
export type ViewId = keyof Places
/** Where the window is: a view, and what of it. Plain data. */
export type Place = { readonly [V in ViewId]: { readonly view: V; readonly parameters: Places[V] } }[ViewId]
/** The parameters as arguments: none where the view needs none. */
type Given<V extends ViewId> = Record<never, never> extends Places[V] ? [parameters?: Places[V]] : [Places[V]]

/** As many as anybody would walk back. */
const MOST_STEPS = 100

interface Router {
  readonly place: Place
  /** Where one came from, oldest first; and where one came back from, nearest first. */
  readonly behind: readonly Place[]
  readonly ahead: readonly Place[]
  go<V extends ViewId>(view: V, ...given: Given<V>): void
  /** The same view with other parameters: no step of its own. */
  replace<V extends ViewId>(view: V, ...given: Given<V>): void
  back(): void
  forward(): void
  /** Another casebook comes: its patients have nothing to do with the numbers of the one before. */
  restart(): void
}

const same = (one: Place, other: Place) => JSON.stringify(one) === JSON.stringify(other)
// The union cannot see that view and parameters belong together; Given<V> has seen to it.
const placeOf = (view: ViewId, parameters: object = {}) => ({ view, parameters }) as Place
const start = placeOf('today')

/** Which view is shown, with which parameters, and the way back. */
export const useRouter = create<Router>((set, get) => ({
  place: start,
  behind: [],
  ahead: [],
  go: (view, ...[parameters]) => {
    const { place, behind } = get()
    const next = placeOf(view, parameters)
    if (!same(place, next)) set({ place: next, behind: [...behind, place].slice(-MOST_STEPS), ahead: [] })
  },
  replace: (view, ...[parameters]) => set({ place: placeOf(view, parameters) }),
  back: () => {
    const { place, behind, ahead } = get()
    const last = behind.at(-1)
    if (last) set({ place: last, behind: behind.slice(0, -1), ahead: [place, ...ahead] })
  },
  forward: () => {
    const { place, behind, ahead } = get()
    const [next, ...rest] = ahead
    if (next) set({ place: next, behind: [...behind, place], ahead: rest })
  },
  restart: () => set({ place: start, behind: [], ahead: [] }),
}))
