import { restoreDrafts } from './draft-keeping.ts'
import { resumePlace } from './kept-place.ts'
import { services } from './services.ts'
import { useSession } from './session.ts'

/**
 * The store was opened: what was half typed is taken up, and the place where one was; then the casebook is shown,
 * unless it was locked since.
 */
export async function enterCasebook(): Promise<void> {
  const { locks } = useSession.getState()
  // Only an open store can be believed what kind it is; a locked one has its key file's word for it.
  const { demonstration } = await services.vault.status({})
  await restoreDrafts()
  if (useSession.getState().locks !== locks) return
  resumePlace()
  useSession.getState().setVault('open', demonstration)
}
