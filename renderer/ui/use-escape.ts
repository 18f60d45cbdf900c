import { useEffect, useEffectEvent } from 'react'

/**
 * Goes back on Esc, unless somebody is writing (`evenWriting`: also then), or a dialogue or menu lies over the view and
 * takes the key to close itself.
 */
export function useEscape(back: () => void, { evenWriting = false } = {}): void {
  const goBack = useEffectEvent(back)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      const writing = event.target instanceof Element && event.target.matches('input, textarea, select')
      if ((evenWriting || !writing) && !document.querySelector('[role="dialog"], [role="menu"]')) goBack()
    }
    // Before the others hear of it: what lies over the view is gone once it has closed itself.
    window.addEventListener('keydown', onKey, true)
    return () => window.removeEventListener('keydown', onKey, true)
  }, [evenWriting])
}
