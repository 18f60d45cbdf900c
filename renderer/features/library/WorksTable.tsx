import { Group, Table, Text, UnstyledButton } from '@mantine/core'
import { useId, useState } from 'react'
import type { services } from '../../client/services.ts'
import { words } from '../../ui/words.ts'

type StoredWork = Awaited<ReturnType<typeof services.library.works>>['works'][number]

const columns = ['title', 'authors', 'year', 'journal', 'kind'] as const

/** Works a line each; below a line that was opened, its numbers, who wrote it and its abstract. */
export function WorksTable({ works }: { readonly works: readonly StoredWork[] }) {
  return (
    <Table aria-label={words('library.open')} className="stacks" fz="sm" verticalSpacing={6}>
      <Table.Thead>
        <Table.Tr>
          {columns.map(each => (
            <Table.Th key={each} className={each === 'year' ? 'number' : ''}>
              {words(`library.${each}`)}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {works.map(work => (
          <WorkRows key={work.id} work={work} />
        ))}
      </Table.Tbody>
    </Table>
  )
}

function authorsText([first, ...others]: readonly string[]): string {
  if (first === undefined) return words('library.not-said')
  return others.length === 0 ? first : words('library.and-others', { first, others: others.length })
}

function WorkRows({ work }: { readonly work: StoredWork }) {
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  return (
    <>
      <Table.Tr>
        <Table.Th scope="row" className="whole" fw={500}>
          <UnstyledButton
            data-row
            fz="sm"
            aria-expanded={isOpen}
            aria-controls={id}
            onClick={() => setOpen(before => !before)}
          >
            <bdi>{work.title || words('library.no-title')}</bdi>
          </UnstyledButton>
        </Table.Th>
        <Table.Td data-label={words('library.authors')}>
          <bdi>{authorsText(work.authors)}</bdi>
        </Table.Td>
        <Table.Td className="number" data-label={words('library.year')}>
          {work.year === null ? words('library.not-said') : String(work.year)}
        </Table.Td>
        <Table.Td data-label={words('library.journal')}>
          <bdi>{work.journal || words('library.not-said')}</bdi>
        </Table.Td>
        <Table.Td data-label={words('library.kind')}>
          {words('library.kind-is', { kind: work.kind })}
        </Table.Td>
      </Table.Tr>
      {isOpen && (
        <Table.Tr id={id}>
          <Table.Td colSpan={columns.length}>
            <About work={work} />
          </Table.Td>
        </Table.Tr>
      )}
    </>
  )
}

function About({ work }: { readonly work: StoredWork }) {
  const { authors, doi, pmid, abstract, records } = work
  const told = [
    ...(doi === '' ? [] : [words('library.doi', { doi })]),
    ...(pmid === '' ? [] : [words('library.pmid', { pmid })]),
    words('library.records', { records }),
  ]
  return (
    <>
      {authors.length > 1 && (
        <Text size="sm" maw="75ch">
          <bdi>{authors.join('; ')}</bdi>
        </Text>
      )}
      <Group gap="md">
        {told.map(each => (
          <Text key={each} size="sm" c="dimmed">
            <bdi>{each}</bdi>
          </Text>
        ))}
      </Group>
      <Text size="sm" maw="75ch" mt={4} style={{ whiteSpace: 'pre-line' }}>
        <bdi>{abstract || words('library.no-abstract')}</bdi>
      </Text>
    </>
  )
}
