import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useId, type ReactNode } from 'react'
import { moveAmongRows } from '../../ui/rows.ts'

interface WaitingPartProps {
  readonly title: string
  readonly isUrgent: boolean
  readonly isOpen: boolean
  readonly children: ReactNode
  onToggle(): void
}

/** One thing that waits, under a head by which it is folded. */
export function WaitingPart({ title, isUrgent, isOpen, children, onToggle }: WaitingPartProps) {
  const id = useId()
  const Sign = isOpen ? IconChevronDown : IconChevronRight
  return (
    <section aria-labelledby={id} className={isUrgent ? 'waiting-part urgent' : 'waiting-part'}>
      <h3>
        <button type="button" id={id} aria-expanded={isOpen} onClick={onToggle}>
          <Sign size={16} aria-hidden /> {title}
        </button>
      </h3>
      {isOpen && (
        <div role="presentation" onKeyDown={moveAmongRows}>
          {children}
        </div>
      )}
    </section>
  )
}
