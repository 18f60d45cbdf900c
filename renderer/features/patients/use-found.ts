import { useDebouncedValue } from '@mantine/hooks'
import { useEffect, useState } from 'react'
import type { FoundCounts } from '../../../shared/domain/found-by.ts'
import { services } from '../../client/services.ts'
import { useLoaded } from '../../ui/use-call.ts'

const PAGE = 100
export type Line = Awaited<ReturnType<typeof services.patients.list>>['rows'][number]
interface First {
  readonly query: string
  readonly total: number
  readonly isMore: boolean
  readonly counts?: FoundCounts | undefined
  readonly rows: readonly Line[]
}

export interface Found {
  /** The answer to the words that were last asked for; undefined before there is one. */
  readonly first: First | undefined
  readonly error: unknown
  /** Whether the answer is to the words that stand there now. */
  readonly current: boolean
  row(index: number): Line | undefined
}

/** Who is found by `query`; of a long list the pages up to the one in sight are asked for as they come into sight. */
export function useFound(query: string, lastInSight: number): Found {
  const [asked] = useDebouncedValue(query, 80)
  const { value: first, error } = useLoaded(
    async signal => ({
      query: asked,
      ...(await services.patients.list({ query: asked, offset: 0, limit: PAGE }, { signal })),
    }),
    [asked],
  )
  // Later pages belong to one answer: another answer has none yet.
  const [later, setLater] = useState<{ of: First | undefined; pages: ReadonlyMap<number, readonly Line[]> }>({
    of: undefined,
    pages: new Map(),
  })
  const pages = later.of === first ? later.pages : undefined
  const page = Math.floor(lastInSight / PAGE)
  const missing = first !== undefined && page > 0 && !pages?.has(page)
  useEffect(() => {
    if (!missing) return
    const stop = new AbortController()
    services.patients
      .list({ query: first.query, offset: page * PAGE, limit: PAGE }, { signal: stop.signal })
      .then(
        ({ rows }) =>
          setLater(known => ({
            of: first,
            pages: new Map(known.of === first ? known.pages : []).set(page, rows),
          })),
        () => {
          /* the next scroll asks again */
        },
      )
    return () => stop.abort()
  }, [missing, page, first])
  return {
    first,
    error,
    current: first?.query === query,
    row: index => (index < PAGE ? first?.rows[index] : pages?.get(Math.floor(index / PAGE))?.[index % PAGE]),
  }
}
