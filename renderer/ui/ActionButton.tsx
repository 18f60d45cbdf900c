import { Button, type ButtonProps } from '@mantine/core'
import type { ComponentPropsWithoutRef, Ref } from 'react'

interface ActionButtonProps extends ButtonProps, Omit<ComponentPropsWithoutRef<'button'>, keyof ButtonProps> {
  /** What it began still goes on: it takes no second press. */
  readonly busy: boolean
  readonly ref?: Ref<HTMLButtonElement>
}

/**
 * A button of something that takes time. While it goes on it does nothing and says so, but keeps the focus, which a
 * disabled one loses to the page.
 */
export function ActionButton({ busy, onClick, ...rest }: ActionButtonProps) {
  return (
    <Button
      {...rest}
      {...(busy && { 'data-disabled': true, 'aria-disabled': true })}
      onClick={event => {
        if (busy) event.preventDefault()
        else onClick?.(event)
      }}
    />
  )
}
