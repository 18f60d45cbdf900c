import { useEffect, useRef } from 'react'

type Found = () => HTMLElement | null | undefined

/**
 * After an action the focus goes to its result or the next thing, once that is drawn: `focus(find)` keeps who is to
 * have it, and whenever `drawn` changes she is looked for. Where she is not found the focus stays, and where somebody
 * has pressed a key or the mouse meanwhile: what she does next is never taken from her.
 */
export function useFocusWhenDrawn(drawn: unknown): (find: Found) => void {
  const wanted = useRef<Found>(undefined)
  useEffect(() => {
    const stay = () => (wanted.current = undefined)
    for (const what of ['keydown', 'pointerdown'] as const) document.addEventListener(what, stay, true)
    return () => {
      for (const what of ['keydown', 'pointerdown'] as const) document.removeEventListener(what, stay, true)
    }
  }, [])
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
