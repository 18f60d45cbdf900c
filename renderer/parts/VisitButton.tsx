import { Button } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { useKeptDraft } from '../client/drafts.ts'
import { useRouter } from '../client/router.ts'
import { words } from '../ui/words.ts'
import { aboutVisit, visitDraft } from './visit-draft.ts'

/** The way from a chart to the form of a visit, also by the key `e`. */
export function VisitButton({ patient }: { patient: number }) {
  const { go } = useRouter()
  const { isThere } = useKeptDraft(visitDraft, aboutVisit(patient))
  const open = () => go('visit', { patient })
  useHotkeys([['e', open]])
  return (
    <Button size="xs" variant="default" title="e" onClick={open} style={{ alignSelf: 'flex-start' }}>
      {words(isThere ? 'visit.go-on' : 'visit.enter')}
    </Button>
  )
}
