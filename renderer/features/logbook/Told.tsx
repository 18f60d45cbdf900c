import { Group, Text } from '@mantine/core'
import { useState, type Ref } from 'react'
import { takeBackEntry, type SignedEntry } from '../../parts/signed-entry.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Problem } from '../../ui/states.tsx'
import { useAction } from '../../ui/use-call.ts'
import { words } from '../../ui/words.ts'

interface ToldProps {
  /** What came of anything else, in its place; '' for nothing. */
  readonly other: string
  readonly signed: SignedEntry | undefined
  readonly result: Ref<HTMLParagraphElement>
  onUndone(): void
}

/** What came of the last entry, and the way to take it back. */
export function Told({ other, signed: last, result, onUndone }: ToldProps) {
  const signed = other === '' ? last : undefined
  const undoing = useAction()
  const [undone, setUndone] = useState<string>()
  const isUndone = signed !== undefined && undone === signed.request
  const undo = (entry: SignedEntry) =>
    undoing.run(async () => {
      await takeBackEntry(entry)
      setUndone(entry.request)
      onUndone()
    })
  return (
    <>
      <Group gap="sm" className="logbook-told">
        <Text size="sm" role="status" ref={result} tabIndex={-1}>
          {other !== '' && <bdi>{other}</bdi>}
          {signed && <bdi>{isUndone ? words('logbook.undone') : signed.told}</bdi>}
        </Text>
        {signed && !isUndone && (
          <ActionButton size="compact-xs" variant="default" busy={undoing.busy} onClick={() => undo(signed)}>
            {words('logbook.undo')}
          </ActionButton>
        )}
      </Group>
      {undoing.error !== undefined && <Problem error={undoing.error} />}
    </>
  )
}
