import { AppError } from '../../shared/errors.ts'
import {
  changeEntry,
  forgetKept,
  isWaiting,
  keyOf,
  takeUp,
  useDraftStore,
  type SetAside,
} from './draft-store.ts'
import { waitBeforeKeeping, type LastKept } from './keep-pace.ts'
import { useRouter } from './router.ts'
import { services } from './services.ts'
import { useSession } from './session.ts'

/** This window, to tell its own texts from another's. */
const writer = crypto.randomUUID()

const isOpen = () => {
  const { vault, isInterrupted } = useSession.getState()
  return vault === 'open' && !isInterrupted
}
const waiting = () =>
  Object.entries(useDraftStore.getState().entries)
    .filter(([, entry]) => isWaiting(entry))
    .map(([key]) => key)

async function keep(key: string): Promise<void> {
  const entry = useDraftStore.getState().entries[key]
  if (!entry || !isWaiting(entry)) return
  const { name, about, patient, value, version, changes } = entry
  if (value === undefined) {
    await services.drafts.drop({ name, about, aside: 0 })
    changeEntry(key, now => {
      if (now.changes !== changes) return { ...now, version: 0 }
      return now.asides.length > 0 ? { ...now, keptChanges: changes, version: 0 } : undefined
    })
    return
  }
  const answer = await services.drafts.keep({
    name,
    about,
    ...(patient !== undefined && { patient }),
    body: JSON.stringify(value),
    version,
    writer,
  })
  changeEntry(key, now => ({
    ...now,
    keptChanges: changes,
    version: answer.version,
    kept: answer.kept,
    asides: [...now.asides, ...setAside(answer.setAside, { name, about })],
  }))
}
const setAside = (
  text: { aside: number; body: string; kept: string } | null,
  of: { name: string; about: string },
): SetAside[] =>
  text ? [{ ...of, aside: text.aside, value: JSON.parse(text.body) as unknown, kept: text.kept }] : []

let timer: ReturnType<typeof setTimeout> | undefined
let last: Promise<void> = Promise.resolve()
let lastKept: LastKept | undefined
let isKeeping = false

function soon(): void {
  if (timer !== undefined || isKeeping || !isOpen() || waiting().length === 0) return
  timer = setTimeout(() => void keepAllNow(), waitBeforeKeeping(performance.now(), lastKept))
}

async function keepAll(): Promise<void> {
  clearTimeout(timer)
  timer = undefined
  isKeeping = true
  const began = performance.now()
  const results = await Promise.allSettled(waiting().map(keep))
  const failed = results.find(({ status }) => status === 'rejected') as PromiseRejectedResult | undefined
  const why: unknown = failed?.reason
  // A store that is gone or locked is told by the window; it is asked again when it is open.
  const isAway = why instanceof AppError && (why.code === 'unavailable' || why.code === 'locked')
  useDraftStore.setState({ failed: isAway ? undefined : why })
  if (useSession.getState().vault !== 'open') forgetKept()
  lastKept = { began, ended: performance.now(), failed: failed !== undefined }
  isKeeping = false
  soon()
}

/** Hands everything that waits to the store, after what is being handed over. Never fails: what is not taken waits. */
export function keepAllNow(): Promise<void> {
  last = last.then(keepAll)
  return last
}

/** Takes up what the store has, when it has been opened. Where it cannot say, what is typed is kept beside it. */
export async function restoreDrafts(): Promise<void> {
  try {
    const { person, drafts } = await services.drafts.list({})
    takeUp(person, drafts)
  } catch (error) {
    useDraftStore.setState({ failed: error })
  }
}

/** Throws away a text that was set aside. */
export async function dropAside({ name, about, aside }: SetAside): Promise<void> {
  await services.drafts.drop({ name, about, aside })
  useDraftStore.setState(({ entries }) => ({
    entries: Object.fromEntries(
      Object.entries(entries).map(([key, entry]) => [
        key,
        {
          ...entry,
          asides: entry.asides.filter(
            each => keyOf(each.name, each.about) !== keyOf(name, about) || each.aside !== aside,
          ),
        },
      ]),
    ),
  }))
}

/**
 * From now on what is typed is kept: at once or after a moment, when a field is left, when the view or the window is,
 * and before the page goes. The lock and the program's end ask for it themselves.
 */
export function beginKeeping(): void {
  useDraftStore.subscribe(() => soon())
  useSession.subscribe(() => soon())
  const atOnce = () => {
    if (isOpen() && waiting().length > 0) void keepAllNow()
  }
  useRouter.subscribe(atOnce)
  document.addEventListener('focusout', atOnce)
  window.addEventListener('blur', atOnce)
  window.addEventListener('beforeunload', atOnce)
}
