import { useEffect, useState } from 'react'
import { isoToday } from '../../ui/dates.ts'

const LOOK_MILLISECONDS = 30_000

/** Today's ISO day on this machine; another one soon after midnight, where the view was left open. */
export function useToday(): string {
  const [today, setToday] = useState(isoToday)
  useEffect(() => {
    const looking = setInterval(() => setToday(isoToday()), LOOK_MILLISECONDS)
    return () => clearInterval(looking)
  }, [])
  return today
}
