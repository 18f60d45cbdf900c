import type { Progress } from '../../../shared/contract/define.ts'
import { confirmsName, type ErasureRecord } from '../../../shared/domain/erasure.ts'
import { AppError } from '../../../shared/errors.ts'
import { say } from '../../../shared/words/message.ts'
import { breather } from '../../host/breathe.ts'
import type { Store } from '../open-store.ts'
import { erasingPhases } from '../repositories/erasing-steps.ts'
import { changeMark } from '../safekeeping/change-mark.ts'
import { verify } from '../verify.ts'

/** So long may a step take: nobody who reads in between should notice. */
const [STEP_MILLISECONDS, SHORTEST, LONGEST] = [20, 10, 5_000]
const NEVER = new AbortController().signal

/** The name that is typed to confirm, and what is known of her. */
function lookedFor({ erasures, whom }: Store, number: number) {
  const found = erasures.byNumber(number)
  if (found?.state !== 'looked') throw new AppError('not-found', say('store.no-look'))
  const [patient] = erasures.numbered(number, 'person')
  const isGone = patient === undefined || !whom.isSomebody(patient)
  const her = isGone ? whom.ofNobody(erasures.telling(number)) : whom.of(patient)
  if (!her) throw new AppError('not-found', say('store.no-look'))
  return her
}

/** The name that is shown of whoever is to be erased. */
export const nameToErase = (store: Store, number: number): string => lookedFor(store, number).name

/**
 * Decides that she is erased: before it nothing has changed, after it all of it is carried out, now or at the next
 * unlock.
 */
export function decideToErase(
  store: Store,
  { number, typed, person }: { readonly number: number; readonly typed: string; readonly person: string },
): void {
  const { erasures, audit, now, write } = store
  if (erasures.underWay()) throw new AppError('conflict', say('store.erasing'))
  const { name, known } = lookedFor(store, number)
  if (!confirmsName(typed, name)) throw new AppError('refused', say('store.erase-name'))
  if (erasures.markOf(number) !== changeMark(store))
    throw new AppError('conflict', say('store.erase-changed'))
  write(() => {
    erasures.set({ number, state: 'begun', at: now().toISOString(), person })
    erasures.remember(number, known)
    audit.write(say('audit.erasing-begun', { number }), person)
  })
}

interface CarryingOut {
  readonly report: (step: Progress) => void
  /** Does what can be done only while nobody reads beside. */
  readonly without: (work: () => void) => Promise<void>
  /** Removes earlier states of this casebook that lie in its folder; answers how many. */
  readonly dropPrevious: () => number
  /** How many there are. */
  readonly previous: () => number
}

/** Earlier states are the way back where something is wrong: they go when the store has been looked through. */
async function endPrevious(store: Store, { report, previous, dropPrevious }: CarryingOut): Promise<void> {
  if (previous() === 0) return
  const checks = await verify(store, { signal: NEVER, report })
  if (checks.every(({ ok }) => ok)) dropPrevious()
}

/** Carries out what was decided on, to its end. It cannot be cancelled: half of her would be left. */
export async function carryOutErasing(
  store: Store,
  carrying: CarryingOut,
): Promise<ErasureRecord | undefined> {
  const { report, without } = carrying
  const { erasures, erasing, audit, now, write, writeTogether } = store
  const pending = erasures.underWay()
  if (!pending) return undefined
  const { number, person } = pending
  const breathe = breather(NEVER, 0)
  erasing.begin()
  for (const [at, phase] of erasingPhases.entries()) {
    let most = SHORTEST
    for (let isMore = true; isMore;) {
      report({ phase: say('store.erasing-step', { phase }), done: at, of: erasingPhases.length })
      await breathe()
      const began = performance.now()
      isMore = writeTogether(() => erasing.step(phase, number, most))
      const took = Math.max(1, performance.now() - began)
      most = Math.round(Math.min(LONGEST, Math.max(SHORTEST, most * Math.min(2, STEP_MILLISECONDS / took))))
    }
  }
  await endPrevious(store, carrying)
  const kept = carrying.previous()
  await without(() => {
    write(() => store.words.sweep())
    store.tidy()
  })
  write(() => {
    if (kept > 0) audit.write(say('audit.erased-previous-kept', { number, previous: kept }), person)
    erasures.set({ number, state: 'done', at: now().toISOString(), person })
    erasures.end(number)
    const rows = erasures.emptiedRows().get(number) ?? 0
    audit.write(say('audit.person-erased', { number, rows }), person)
  })
  // The log beside the file still holds pages as they were.
  await without(() => store.tidy())
  return erasures.byNumber(number)
}
