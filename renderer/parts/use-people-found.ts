import { useDebouncedValue } from '@mantine/hooks'
import { services } from '../client/services.ts'
import { useLoaded } from '../ui/use-call.ts'

/** As many are offered: more are not looked through while one types. */
const MOST = 8
const PAUSE_MILLISECONDS = 80

/**
 * Who is found by name or number while one types. Who was found for other words than those that stand there now must
 * not be taken by a quick Enter: until the answer to these is there, nobody is.
 */
export function usePeopleFound(text: string, isWanted: boolean) {
  const [asked] = useDebouncedValue(text, PAUSE_MILLISECONDS)
  const isAsking = isWanted && asked !== ''
  const { value } = useLoaded(
    async signal => ({
      asked,
      rows: isAsking
        ? (await services.patients.list({ query: asked, offset: 0, limit: MOST }, { signal })).rows
        : [],
    }),
    [asked, isAsking],
  )
  return value?.asked === text ? value.rows : []
}
