import { useEffect, useRef } from 'react'

type Found = () => HTMLElement | null | undefined

/**
 * After an action the focus goes to its result or the next thing, once that is drawn: `focus(find)` keeps who is to
 * have it, and whenever `drawn` changes she is looked for. Where she is not found the focus stays.
 */
export function useFocusWhenDrawn(drawn: unknown): (find: Found) => void {
  const wanted = useRef<Found>(undefined)
  useEffect(() => {
    const find = wanted.current
    wanted.current = undefined
    find?.()?.focus()
    // What was drawn says when to look, not for whom.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies, react-hooks/exhaustive-deps
  }, [drawn])
  return find => {
    wanted.current = find
  }
}
