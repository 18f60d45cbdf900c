import { Title } from '@mantine/core'
import { useEffect, useRef, type ComponentProps } from 'react'

/**
 * The heading of a view. It takes the focus when it comes, so that keys and a reader begin there and not at the page;
 * a field of the view that asks to be typed into at once keeps it, and so does a dialogue.
 */
export function ViewTitle(props: Omit<ComponentProps<typeof Title>, 'order' | 'tabIndex'>) {
  const own = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    const held = document.activeElement
    if (!held?.closest('main, [role="dialog"]')) own.current?.focus({ preventScroll: true })
  }, [])
  return <Title order={2} tabIndex={-1} ref={own} className="view-title" {...props} />
}
