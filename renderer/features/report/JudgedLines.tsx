import { List, Stack, Text } from '@mantine/core'
import type { JudgedLine } from '../../../shared/domain/reports/proposal.ts'
import { words } from '../../ui/words.ts'

/** Lines that were not understood come first: they are what one would miss. */
const inOrder = ['lost', 'text', 'about', 'heading'] as const

/** What became of every line of a report, but for those that the table above tells. */
export function JudgedLines({ lines }: { readonly lines: readonly JudgedLine[] }) {
  const of = (fate: JudgedLine['fate']) => lines.filter(line => line.fate === fate)
  const [row, lost] = [of('row').length, of('lost').length]
  return (
    <details>
      <summary>
        <Text span size="sm" fw={600}>
          {words('report.lines')}
        </Text>{' '}
        <Text span size="sm">
          {words('report.lines-told', { row, kept: lines.length - row - lost, lost })}
        </Text>
      </summary>
      <Stack gap="xs" mt="xs">
        {inOrder.map(
          fate =>
            of(fate).length > 0 && (
              <div key={fate}>
                <Text size="sm" fw={600}>
                  {words('report.fate', { fate })}
                </Text>
                <List size="sm">
                  {of(fate).map((line, at) => (
                    <List.Item key={at}>
                      <bdi>{line.text}</bdi>{' '}
                      <Text span size="xs" c="dimmed">
                        ({words('report.stands', { page: line.page })})
                      </Text>
                    </List.Item>
                  ))}
                </List>
              </div>
            ),
        )}
      </Stack>
    </details>
  )
}
