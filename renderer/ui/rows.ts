import type { KeyboardEvent } from 'react'

const steps: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowDown: at => at + 1,
  j: at => at + 1,
  ArrowUp: at => at - 1,
  k: at => at - 1,
  Home: () => 0,
  End: (_at, last) => last,
}

/**
 * Moves the focus among the rows inside what it listens on (`data-row`): arrow keys, j and k, Home and End; where none
 * of them has it, j and k go to the first. A key in a field that is typed into, or with another one held down, is left
 * alone.
 */
export function moveAmongRows(event: KeyboardEvent<HTMLElement>): void {
  const step = steps[event.key]
  const isTyping = event.target instanceof Element && event.target.closest('input, textarea, select') !== null
  if (!step || isTyping || event.ctrlKey || event.altKey || event.metaKey) return
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row]')]
  const at = rows.findIndex(each => each === document.activeElement)
  if (at < 0) {
    if (event.key === 'j' || event.key === 'k') rows[0]?.focus()
    return
  }
  event.preventDefault()
  rows[Math.min(rows.length - 1, Math.max(0, step(at, rows.length - 1)))]?.focus()
}
