import { useDebouncedValue } from '@mantine/hooks'
import { services } from '../../client/services.ts'
import { useLoaded } from '../../ui/use-call.ts'
import type { FactKind } from '../../../shared/domain/fact.ts'

export type FoundCode = Awaited<ReturnType<typeof services.library.codes>>[number]

/**
 * Codes of the store that `query` finds. Where `current` is false they are those of earlier words: they stay in sight,
 * but must not be chosen by a quick Enter.
 */
export function useCodes(kind: FactKind, query: string): { codes: readonly FoundCode[]; current: boolean } {
  const [asked] = useDebouncedValue(query, 120)
  const { value } = useLoaded(
    async signal => ({
      query: asked,
      codes: await services.library.codes({ kind, query: asked, limit: 50 }, { signal }),
    }),
    [kind, asked],
  )
  return { codes: value?.codes ?? [], current: value?.query === query }
}
