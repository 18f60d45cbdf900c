import { TextInput, type TextInputProps } from '@mantine/core'
import { useState } from 'react'
import type { Fault } from '../../shared/domain/by-hand/fault.ts'
import type { Message } from '../../shared/words/message.ts'
import { speak } from '../ui/words.ts'
import './by-hand.css'

interface TypedFieldProps extends Omit<TextInputProps, 'onChange' | 'error' | 'value' | 'label'> {
  readonly label: string
  readonly value: string
  /** Why what is typed cannot be stored. */
  readonly fault?: Fault | undefined
  /** What of it is unlikely. */
  readonly warning?: Message | undefined
  /** The person has asked for it to be stored: what is wrong is told wherever she is. */
  readonly isAsked?: boolean
  onType(text: string): void
}

/** What is wrong and what mends it, as one text. */
export const faultText = ({ reason, remedy }: Fault): string => `${speak(reason)} ${speak(remedy)}`

/**
 * A field in which anything may be typed. What cannot be of it is told beside it once it is left, and not at every
 * letter on the way to a date.
 */
export function TypedField({
  value,
  fault,
  warning,
  isAsked = false,
  onType,
  description,
  ...rest
}: TypedFieldProps) {
  const [isLeft, setLeft] = useState(value !== '')
  const isTold = isLeft || isAsked
  const caution = warning && isTold ? speak(warning) : undefined
  return (
    <TextInput
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      {...rest}
      value={value}
      description={caution ?? description}
      {...(caution !== undefined && { descriptionProps: { role: 'status', className: 'amber-word' } })}
      error={fault && isTold ? faultText(fault) : undefined}
      onChange={event => onType(event.currentTarget.value)}
      onFocus={() => setLeft(false)}
      onBlur={() => setLeft(true)}
    />
  )
}
