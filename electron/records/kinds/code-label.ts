import type { Code } from '../../../shared/domain/fact.ts'

/** What a code is called: its display, else the code itself. */
export const codeLabel = (codes: readonly Code[]): string =>
  codes.find(each => each.display)?.display ?? codes[0]?.code ?? ''
