import { Button } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { useRouter } from '../client/router.ts'
import { words } from '../ui/words.ts'

/** The way from a chart to the forms of what she says of herself, also by the key `f`. */
export function FormButton({ patient }: { patient: number }) {
  const { go } = useRouter()
  const open = () => go('outcome-form', { patient })
  useHotkeys([['f', open]])
  return (
    <Button size="xs" variant="default" title="f" onClick={open} style={{ alignSelf: 'flex-start' }}>
      {words('form.fill-in')}
    </Button>
  )
}
