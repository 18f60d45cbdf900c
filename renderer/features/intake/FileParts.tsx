import { Skeleton, Table, Text } from '@mantine/core'
import { services } from '../../client/services.ts'
import { Problem } from '../../ui/states.tsx'
import { useLoaded } from '../../ui/use-call.ts'
import { number, words } from '../../ui/words.ts'

const columns = ['entries', 'read', 'kept', 'lost', 'unread'] as const

interface FilePartsProps {
  readonly source: number
  readonly name: string
  /** Entries of it that were set aside, by its reader or by the store. */
  readonly quarantined: number
}

/** Every part of a file with what became of it, so that whatever was lost can be seen. */
export function FileParts({ source, name, quarantined }: FilePartsProps) {
  const { value, error } = useLoaded(signal => services.intake.partsOfFile({ source }, { signal }), [source])
  if (error !== undefined) return <Problem error={error} />
  if (!value) return <Skeleton h={28} />
  const { parts, isCut } = value
  if (parts === null) return <Text size="sm">{words('intake.parts-none')}</Text>
  return (
    <>
      <Table className="stacks" aria-label={words('intake.parts-caption', { file: name })} fz="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{words('intake.part')}</Table.Th>
            {columns.map(column => (
              <Table.Th key={column} className="number">
                {words(`intake.part-${column}`)}
              </Table.Th>
            ))}
            <Table.Th>{words('intake.part-words')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {parts.map(part => (
            <Table.Tr key={`${part.number} ${part.name}`}>
              <Table.Td>
                {part.number} <bdi>{part.name}</bdi>
              </Table.Td>
              {columns.map(column => (
                <Table.Td key={column} className="number" data-label={words(`intake.part-${column}`)}>
                  {column === 'lost' && part.lost > 0 ? (
                    <strong>{number(part.lost, 0)}</strong>
                  ) : (
                    number(part[column], 0)
                  )}
                </Table.Td>
              ))}
              <Table.Td data-label={words('intake.part-words')}>
                {words('intake.part-has-words', { has: part.hasWords ? 'yes' : 'no' })}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {quarantined > 0 && <Text size="sm">{words('intake.parts-aside', { entries: quarantined })}</Text>}
      <Text size="sm" c="dimmed" maw="75ch">
        {isCut && words('intake.parts-cut', { parts: parts.length })} {words('intake.parts-why')}
      </Text>
    </>
  )
}
