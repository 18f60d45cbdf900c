import type { Handlers } from '../../../shared/contract/define.ts'
import { NOTE_DRAFT } from '../../../shared/contract/drafts.ts'
import type { library } from '../../../shared/contract/library.ts'
import type { WrittenOf } from '../../../shared/contract/written-of.ts'
import type { Person } from '../../../shared/domain/patient.ts'
import type { Store } from '../open-store.ts'
import { personOf } from '../who.ts'

/** Of so many people notes are listed at most. */
const MOST = 500

interface Row {
  readonly patient: number
  readonly described: string
  readonly notes: number
  readonly drafts: number
}

function lineOf({ patient, described, notes, drafts }: Row): WrittenOf {
  const { name, birth } = JSON.parse(described) as Partial<Person> // written by toldFromOthers
  return { patient, ...(name && { name }), ...(birth && { birth }), notes, drafts }
}

/** What records does when the window asks what was written here of people whose files go, or are gone. */
export function writtenHereHandlers(
  store: () => Store,
): Pick<Handlers<typeof library>, 'undoWouldHide' | 'takenOut'> {
  return {
    undoWouldHide({ importId }, { caller }) {
      const { people, ...counts } = store().written.hiddenBy({
        importId,
        who: personOf(caller),
        draft: NOTE_DRAFT,
      })
      return { people: people.map(lineOf), ...counts }
    },
    takenOut: (_, { caller }) =>
      store()
        .written.takenOut({ who: personOf(caller), draft: NOTE_DRAFT, limit: MOST })
        .map(lineOf),
  }
}
