import { Table, Title } from '@mantine/core'
import { words } from '../../ui/words.ts'
import { ImportRow, type ImportRowProps } from './ImportRow.tsx'

interface ImportsProps extends Omit<ImportRowProps, 'of'> {
  readonly imports: ReadonlyArray<ImportRowProps['of']>
}

/** Everything that was brought in, the newest first. */
export function Imports({ imports, ...rest }: ImportsProps) {
  return (
    <section aria-labelledby="imports">
      <Title order={3} size="h4" id="imports">
        {words('intake.past')}
      </Title>
      <Table className="stacks" aria-label={words('intake.past')} fz="sm" verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{words('intake.when')}</Table.Th>
            <Table.Th>{words('intake.what-column')}</Table.Th>
            <Table.Th className="number">{words('intake.files')}</Table.Th>
            <Table.Th className="number">{words('intake.people')}</Table.Th>
            <Table.Th className="number">{words('intake.facts')}</Table.Th>
            <Table.Th className="number">{words('intake.quarantined')}</Table.Th>
            <Table.Th className="number">{words('intake.waiting-column')}</Table.Th>
            <Table.Th>{words('intake.state')}</Table.Th>
            <Table.Th />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {imports.map(each => (
            <ImportRow key={each.importId} of={each} {...rest} />
          ))}
        </Table.Tbody>
      </Table>
    </section>
  )
}
