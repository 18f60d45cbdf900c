import { useEffect } from 'react'
import { useRouter } from '../client/router.ts'

/** The mouse's fourth and fifth buttons. */
const BACK = 3
const FORWARD = 4

/** Back and forward through the views: Alt with the arrow keys, and the mouse's buttons for it. */
export function useWayBack(): void {
  const back = useRouter(state => state.back)
  const forward = useRouter(state => state.forward)
  useEffect(() => {
    const ways: Readonly<Record<string, () => void>> = { ArrowLeft: back, ArrowRight: forward }
    const buttons: Readonly<Record<number, () => void>> = { [BACK]: back, [FORWARD]: forward }
    const onKey = (event: KeyboardEvent) => {
      const way = ways[event.key]
      if (!way || !event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
      if (document.querySelector('[role="dialog"]')) return
      event.preventDefault()
      way()
    }
    const onButton = (event: MouseEvent) => {
      const way = buttons[event.button]
      if (!way) return
      event.preventDefault()
      if (event.type === 'mouseup' && !document.querySelector('[role="dialog"]')) way()
    }
    window.addEventListener('keydown', onKey)
    window.addEventListener('mousedown', onButton)
    window.addEventListener('mouseup', onButton)
    return () => {
      window.removeEventListener('keydown', onKey)
      window.removeEventListener('mousedown', onButton)
      window.removeEventListener('mouseup', onButton)
    }
  }, [back, forward])
}
