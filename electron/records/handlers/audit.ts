import type { audit } from '../../../shared/contract/audit.ts'
import type { Handlers } from '../../../shared/contract/define.ts'
import type { Store } from '../open-store.ts'

/** What records does when the window asks who did what. */
export function auditHandlers(store: () => Store): Handlers<typeof audit> {
  return { page: part => store().audit.page(part) }
}
