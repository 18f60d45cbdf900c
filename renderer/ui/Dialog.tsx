import { Modal } from '@mantine/core'
import { useEffect, useState, type ReactNode } from 'react'
import { words } from './words.ts'

interface DialogProps {
  readonly title: string
  readonly size: 'lg' | 'xl'
  /** How far below the top it stands; in the middle where nothing is said. */
  readonly yOffset?: string
  readonly children: ReactNode
  onClose(): void
}

/** What lies over a view until it is closed; the focus then goes back to where it was, if that is still there. */
export function Dialog({ onClose, children, ...rest }: DialogProps) {
  const [before] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      if (before instanceof HTMLElement && before !== document.body) before.focus({ preventScroll: true })
    },
    [before],
  )
  return (
    <Modal
      opened
      onClose={onClose}
      lockScroll={false}
      closeButtonProps={{ 'aria-label': words('frame.close') }}
      transitionProps={{ duration: 0 }}
      {...rest}
    >
      {children}
    </Modal>
  )
}
