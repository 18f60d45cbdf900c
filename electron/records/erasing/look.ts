import type { Handlers } from '../../../shared/contract/define.ts'
import type { ingest } from '../../../shared/contract/ingest.ts'
import type { erasingMethods } from '../../../shared/contract/ingest-erasing.ts'
import { BY_HAND } from '../../../shared/domain/entry.ts'
import type { ErasedCounts, KeptBesides } from '../../../shared/domain/erasure.ts'
import { AppError } from '../../../shared/errors.ts'
import { say } from '../../../shared/words/message.ts'
import { breather } from '../../host/breathe.ts'
import type { Store } from '../open-store.ts'
import type { Whom } from '../repositories/erasing-whom.ts'
import { changeMark } from '../safekeeping/change-mark.ts'
import { personOf } from '../who.ts'

/** So many facts are looked at in between. */
const MOST = 1_000

const nothing: { goes: ErasedCounts; stays: KeptBesides } = {
  goes: {
    facts: 0,
    people: 0,
    notes: 0,
    drafts: 0,
    entries: 0,
    acknowledgements: 0,
    answers: 0,
    filesBlanked: 0,
    filesGone: 0,
    othersWithoutBytes: 0,
  },
  stays: { cards: 0, summaries: 0, mentions: 0, alike: 0, unseenFiles: 0, sourcesCalled: 0 },
}

/** What her facts name, and nobody else's do. */
async function namedByHerAlone(
  { whom }: Store,
  people: readonly number[],
  breathe: () => Promise<void> | undefined,
): Promise<string[]> {
  const named = new Set<string>()
  for (let after = 0; ;) {
    const next = whom.namedBy(people, after, MOST)
    if (!next) break
    for (const name of next.names) named.add(name)
    ;({ after } = next)
    await breathe()
  }
  const alone = new Set(whom.referents(named))
  const own = new Set(people)
  for (let after = 0; alone.size > 0;) {
    const next = whom.namedByOthers({ people: own, names: alone }, after, MOST)
    if (!next) break
    for (const name of whom.referents(next.names)) alone.delete(name)
    ;({ after } = next)
    await breathe()
  }
  return [...alone]
}

/** What records does when intake looks for somebody in the kept files, so that she can be erased. */
export function erasingLook(store: () => Store): Pick<Handlers<typeof ingest>, keyof typeof erasingMethods> {
  function requireFree(): void {
    const { erasures, whom } = store()
    if (erasures.underWay()) throw new AppError('conflict', say('store.erasing'))
    const path = whom.unfinished()
    if (path !== undefined) throw new AppError('conflict', say('store.erase-unfinished', { path }))
  }
  const lookedFor = (number: number) => {
    const found = store().erasures.byNumber(number)
    if (found?.state !== 'looked') throw new AppError('not-found', say('store.no-look'))
    return found
  }

  return {
    async lookForErasing({ patient }, { caller, signal, report }) {
      requireFree()
      const found = store().whom.of(patient)
      if (!found || (found.described === 0 && !found.isWrittenOf))
        throw new AppError('not-found', say('store.no-patient'))
      report({ phase: say('store.erase-looking'), done: 0 })
      const referents = await namedByHerAlone(store(), found.people, breather(signal, 0))
      signal.throwIfAborted()
      const telling = { ...found.telling, referents }
      const number = store().write(() => noteLook(store(), { ...found, telling }, personOf(caller)))
      return { erasure: number, telling, files: store().whom.files(found.people) }
    },
    keptFiles: () => store().whom.files([]),
    lookForGone({ telling }, { caller }) {
      requireFree()
      const found = store().whom.ofNobody(telling)
      if (!found) throw new AppError('conflict', say('store.erase-on-chart'))
      return { erasure: store().write(() => noteLook(store(), found, personOf(caller))) }
    },
    noteBytes({ erasure, sourceId, isGone, slices, mentions, isUnseen }) {
      const { goes, stays } = lookedFor(erasure)
      const { erasures, write } = store()
      write(() => {
        if (isGone) erasures.note(erasure, 'file', sourceId)
        for (const slice of slices) erasures.noteSlice(erasure, sourceId, slice)
        erasures.say(erasure, {
          goes: {
            ...goes,
            filesGone: goes.filesGone + Number(isGone),
            filesBlanked: goes.filesBlanked + Number(slices.length > 0),
          },
          stays: {
            ...stays,
            mentions: stays.mentions + mentions,
            unseenFiles: stays.unseenFiles + Number(isUnseen),
          },
        })
      })
      return {}
    },
    endLook({ erasure }) {
      const { goes, stays } = lookedFor(erasure)
      const { erasures, erasingCounts, write } = store()
      const isAnything = Object.values(goes).some(count => count > 0)
      if (!isAnything && erasures.numbered(erasure, 'person').length === 0) {
        write(() => erasures.forgetLooks())
        throw new AppError('not-found', say('store.nothing-of-her'))
      }
      write(() => {
        const othersWithoutBytes = erasingCounts.othersIn(erasure)
        erasures.say(erasure, { goes: { ...goes, othersWithoutBytes }, stays })
        erasures.mark(erasure, changeMark(store()))
      })
      return {}
    },
  }
}

/** Writes down whom it is about, and what of her is counted without looking into files. */
function noteLook(
  { erasures, erasingCounts, whom, now }: Store,
  { people, telling, described }: Whom,
  person: string,
): number {
  const entries = whom.entries(telling.called, BY_HAND).length
  const counts = erasingCounts.of(people, telling.called)
  const number = erasures.look(
    { at: now().toISOString(), person, mark: '' },
    {
      goes: { ...nothing.goes, ...counts.goes, entries, people: described },
      stays: { ...nothing.stays, ...counts.stays, sourcesCalled: whom.sourcesCalledAfter(telling) },
    },
  )
  for (const each of people) erasures.note(number, 'person', each)
  for (const each of telling.called) erasures.note(number, 'called', each)
  for (const each of telling.referents) erasures.note(number, 'referent', each)
  erasures.noteTelling(number, telling)
  return number
}
