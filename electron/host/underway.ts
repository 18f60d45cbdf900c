import type { Progress } from '../../shared/contract/define.ts'

/** Work that takes long: how it hears that it shall stop, and whom it tells how far it is. */
export interface Underway {
  readonly signal: AbortSignal
  report(step: Progress): void
}
/** What nobody waits for and nobody stops. */
export const unheard = (): Underway => ({ signal: new AbortController().signal, report: () => undefined })
