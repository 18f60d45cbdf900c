import { useRouter } from '../../client/router.ts'
import { useEscape } from '../../ui/use-escape.ts'
import { OneNote } from './OneNote.tsx'
import { WaitingNotes } from './WaitingNotes.tsx'

/** What notes seem to say: the notes in which something waits, or one of them with what is asked about. */
export function FindingsView({ document }: { readonly document?: number | undefined }) {
  const { go } = useRouter()
  useEscape(() => (document === undefined ? go('intake') : go('findings', {})))
  return document === undefined ? <WaitingNotes /> : <OneNote key={document} document={document} />
}
