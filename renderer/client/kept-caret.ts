import { z } from 'zod'

/** Where in which field somebody was writing: the field by its label, as no number of it outlives the page. */
export const keptCaret = z.strictObject({ label: z.string(), start: z.int(), end: z.int() })
export type KeptCaret = z.infer<typeof keptCaret>

type Field = HTMLInputElement | HTMLTextAreaElement
/** What is written into such a field may be written down. */
const FIELDS = 'main textarea, main input[type="text"], main input:not([type])'
const isField = (target: EventTarget | null): target is Field =>
  target instanceof HTMLElement && target.matches(FIELDS)
const labelOf = (field: Field): string =>
  field.getAttribute('aria-label') ?? field.labels?.[0]?.textContent ?? ''

let last: Field | undefined

/** From now on it is known which field was left last: a button that locks takes the focus from it. */
export function followCaret(): void {
  document.addEventListener('focusout', ({ target }) => {
    if (isField(target)) last = target
  })
}

/** Where somebody is writing, or was a moment ago in what is still shown. */
export function caretNow(): KeptCaret | undefined {
  const active = document.activeElement
  const field = isField(active) ? active : last
  if (!field?.isConnected) return undefined
  const label = labelOf(field)
  const [start, end] = [field.selectionStart ?? 0, field.selectionEnd ?? 0]
  return label === '' ? undefined : { label, start, end }
}

/** What was open is there again within this time, or the person has long begun something else. */
const LONGEST_MILLISECONDS = 10_000

/** Puts the caret back once its field is drawn again, unless the person does something before. */
export function resumeCaret({ label, start, end }: KeptCaret): void {
  const drawn = new MutationObserver(look)
  const timer = setTimeout(stop, LONGEST_MILLISECONDS)
  function stop(): void {
    drawn.disconnect()
    clearTimeout(timer)
    for (const each of ['keydown', 'pointerdown'] as const) window.removeEventListener(each, stop, true)
  }
  function look(): void {
    const field = [...document.querySelectorAll<Field>(FIELDS)].find(each => labelOf(each) === label)
    if (!field || field.value.length < end) return
    stop()
    // The heading of the view takes the focus as it comes: this is after it.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        field.focus()
        field.setSelectionRange(start, end)
      }),
    )
  }
  drawn.observe(document.body, { childList: true, subtree: true, attributes: true })
  for (const each of ['keydown', 'pointerdown'] as const) window.addEventListener(each, stop, true)
}
