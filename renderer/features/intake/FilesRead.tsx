import { Button, Group, Skeleton, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { services } from '../../client/services.ts'
import { Problem } from '../../ui/states.tsx'
import { useLoaded } from '../../ui/use-call.ts'
import { words } from '../../ui/words.ts'
import { FileParts } from './FileParts.tsx'

/** So many files are listed at first, and as many more each time one asks. */
const SHOWN = 10
/** As many as may be asked for at once. */
const MOST = 100

const nameOf = (path: string) => path.split(/[/\\]/).at(-1) ?? path

/** The files of an import that were read, each with the way to what became of its parts. */
export function FilesRead({ importId }: { readonly importId: number }) {
  const [shown, setShown] = useState(SHOWN)
  const [open, setOpen] = useState<number>()
  const { value, error } = useLoaded(
    signal => services.library.filesOf({ importId, behind: 0, most: Math.min(shown, MOST) }, { signal }),
    [importId, shown],
  )
  if (error !== undefined) return <Problem error={error} />
  if (!value) return <Skeleton h={28} />
  const { files, all } = value
  const chosen = files.find(({ source }) => source === open)
  return (
    <Stack gap="xs">
      <Text size="sm">{words('intake.files-read', { files: files.length, all })}</Text>
      <Group gap="xs">
        {files.map(({ source, path }) => (
          <Button
            key={source}
            size="compact-xs"
            variant={source === open ? 'light' : 'default'}
            aria-expanded={source === open}
            aria-label={words('intake.parts-of', { file: nameOf(path) })}
            title={path}
            onClick={() => setOpen(source === open ? undefined : source)}
          >
            <bdi>{nameOf(path)}</bdi>
          </Button>
        ))}
        {files.length < all && shown < MOST && (
          <Button size="compact-xs" variant="subtle" onClick={() => setShown(before => before + SHOWN)}>
            {words('intake.more-files')}
          </Button>
        )}
      </Group>
      {chosen && (
        <FileParts source={chosen.source} name={nameOf(chosen.path)} quarantined={chosen.quarantined} />
      )}
    </Stack>
  )
}
