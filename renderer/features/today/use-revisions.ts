import { useEffect, useState } from 'react'
import type { Revision } from '../../../shared/contract/learning-decisions.ts'
import { services } from '../../client/services.ts'
import { useLoaded, type Loaded } from '../../ui/use-call.ts'

/** Standing questions are asked again quietly, some seconds after something came in: nobody says when. */
const LOOK_MILLISECONDS = 6_000

/** What has changed since somebody decided, looked for again while it is in sight and whenever `about` changes. */
export function useRevisions(about: readonly unknown[]): Loaded<readonly Revision[]> {
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    const looking = setInterval(() => setTurn(each => each + 1), LOOK_MILLISECONDS)
    return () => clearInterval(looking)
  }, [])
  return useLoaded(signal => services.learning.revisions({}, { signal }), [...about, turn])
}
