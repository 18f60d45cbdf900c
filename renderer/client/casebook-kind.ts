import { caveatOf, type Caveat } from '../../shared/domain/caveat.ts'
import type { CasebookKind } from '../../shared/domain/doors.ts'
import { useSession } from './session.ts'

/** What kind of casebook the window is over. */
export const useCasebookKind = (): CasebookKind =>
  useSession(state => (state.demonstration ? 'demonstration' : 'own'))

/** What has to be said beside every answer that is shown. */
export const useCaveat = (): Caveat => caveatOf(useCasebookKind())
