import { useEffect } from 'react'

/**
 * Where what had the focus is drawn no more and nobody has given it on, it goes to the heading of the view and not to
 * the page, where keys and readers would begin anew.
 */
export function useKeptFocus(): void {
  useEffect(() => {
    let held: Element | null = null
    const onFocus = (event: FocusEvent) => {
      held = event.target instanceof Element ? event.target : null
    }
    const drawn = new MutationObserver(() => {
      if (!held || held.isConnected || document.activeElement !== document.body) return
      held = null
      document.querySelector<HTMLElement>('main .view-title')?.focus({ preventScroll: true })
    })
    document.addEventListener('focusin', onFocus)
    drawn.observe(document.body, { childList: true, subtree: true })
    return () => {
      document.removeEventListener('focusin', onFocus)
      drawn.disconnect()
    }
  }, [])
}
