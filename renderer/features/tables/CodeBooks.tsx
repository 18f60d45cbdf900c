import { Checkbox, Stack, Text } from '@mantine/core'
import { services } from '../../client/services.ts'
import { useLoaded } from '../../ui/use-call.ts'
import { words } from '../../ui/words.ts'

interface CodeBooksProps {
  readonly waiting: number
  readonly chosen: readonly number[]
  onChoose(books: readonly number[]): void
}

/** The code books that wait in files of their own, each to be taken for this table. */
export function CodeBooks({ waiting, chosen, onChoose }: CodeBooksProps) {
  const { value = [] } = useLoaded(signal => services.library.waiting({}, { signal }), [waiting])
  const books = value.filter(({ reason }) => reason.key === 'tables.book-alone')
  if (books.length === 0) return null
  return (
    <Stack gap={4} role="group" aria-label={words('tables.books')}>
      <Text size="sm">{words('tables.books')}</Text>
      {books.map(({ source, path }) => (
        <Checkbox
          key={source}
          size="sm"
          label={<bdi>{path}</bdi>}
          checked={chosen.includes(source)}
          onChange={event =>
            onChoose(
              event.currentTarget.checked ? [...chosen, source] : chosen.filter(each => each !== source),
            )
          }
        />
      ))}
    </Stack>
  )
}
