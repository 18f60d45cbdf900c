import { Text } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { erasureWasRead, useJustErased } from '../../client/just-erased.ts'
import { words } from '../../ui/words.ts'

/** That somebody was erased just now, and where the receipt is: said until the list is left. */
export function JustErased() {
  const number = useJustErased(state => state.number)
  const said = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    if (number !== undefined) said.current?.focus()
  }, [number])
  useEffect(() => erasureWasRead, [])
  return (
    number !== undefined && (
      <Text role="status" ref={said} tabIndex={-1}>
        {words('erasing.over', { number })}
      </Text>
    )
  )
}
