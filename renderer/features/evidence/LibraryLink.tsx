import { Anchor } from '@mantine/core'
import { useRouter } from '../../client/router.ts'
import { words } from '../../ui/words.ts'

/** The way to the articles that were brought in as files. */
export function LibraryLink() {
  const { go } = useRouter()
  return (
    <Anchor component="button" type="button" size="sm" ta="start" onClick={() => go('library', {})}>
      {words('library.open')}
    </Anchor>
  )
}
