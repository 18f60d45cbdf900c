import { Button, Drawer, Group } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { words } from '../../ui/words.ts'
import { OpenNote } from './OpenNote.tsx'
import type { SignedNote } from './use-note-signing.ts'
import type { Whose } from './WhoseNote.tsx'

/** Under this width a column beside the picture would leave too little of it. */
const NARROW = '(max-width: 68.75rem)'

interface NoteBesideProps {
  readonly who: Whose
  /** A version was signed: lists of notes are no longer true. */
  onSigned(signed: SignedNote): void
  onMoved(): void
  /** The draft stays. */
  onClose(): void
}

/** The note that one writes, beside whatever page of the chart is in sight; over it where the window is narrow. */
export function NoteBeside({ who, onSigned, onMoved, onClose }: NoteBesideProps) {
  const isNarrow = useMediaQuery(NARROW, undefined, { getInitialValueInEffect: false })
  const note = <OpenNote who={who} onSigned={onSigned} onMoved={onMoved} />
  if (isNarrow)
    return (
      <Drawer
        opened
        position="right"
        size="min(30rem, 100%)"
        title={words('notes.beside')}
        closeButtonProps={{ 'aria-label': words('notes.close') }}
        // A drawer that slides is not there yet when the first letter is typed.
        transitionProps={{ duration: 0 }}
        lockScroll={false}
        returnFocus={false}
        onClose={onClose}
      >
        {note}
      </Drawer>
    )
  return (
    <section className="note-beside" aria-label={words('notes.beside')}>
      <Group justify="flex-end">
        <Button variant="subtle" color="gray" size="compact-xs" title="Esc" onClick={onClose}>
          {words('notes.close')}
        </Button>
      </Group>
      {note}
    </section>
  )
}
