import { Anchor } from '@mantine/core'
import { useId, type ReactNode } from 'react'

interface SectionProps {
  readonly title: string
  /** Where more of it stands, and what that is called. */
  readonly more?: { readonly text: string; onClick(): void } | undefined
  readonly children: ReactNode
  readonly className?: string
}

/** A part of a page under a small heading, with the way to the whole of it. */
export function Section({ title, more, children, className }: SectionProps) {
  const id = useId()
  return (
    <section aria-labelledby={id} className={className}>
      <div className="section-head">
        <h3 id={id}>{title}</h3>
        {more && (
          <Anchor component="button" type="button" size="xs" onClick={more.onClick}>
            {more.text} ›
          </Anchor>
        )}
      </div>
      {children}
    </section>
  )
}
