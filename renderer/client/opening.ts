import { restoreDrafts } from './draft-keeping.ts'
import { services } from './services.ts'
import { useSession } from './session.ts'

/** The store has been opened: what was half typed is taken up, then the casebook is shown. */
export async function enterCasebook(): Promise<void> {
  // Only an open store can be believed what kind it is; a locked one has its key file's word for it.
  const { demonstration } = await services.vault.status({})
  await restoreDrafts()
  useSession.getState().setVault('open', demonstration)
}
