import { Title } from '@mantine/core'
import { useEffect, useRef } from 'react'

/** The heading of one step before the casebook is open. Keys begin there, unless a field of the step asks for them. */
export function StepTitle({ children }: { readonly children: string }) {
  const own = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (document.activeElement === document.body) own.current?.focus({ preventScroll: true })
  }, [])
  return (
    <Title order={2} size="h3" tabIndex={-1} ref={own} className="view-title">
      {children}
    </Title>
  )
}
