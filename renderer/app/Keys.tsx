import { Kbd, Modal, Table } from '@mantine/core'
import { words } from '../ui/words.ts'
import { rail } from './views.ts'

const keys: readonly (readonly [keys: readonly string[], what: string])[] = [
  [['Ctrl K'], 'Find a patient, go to a view, lock'],
  [['/'], 'Search patients'],
  ...rail.map(({ title }, index) => [[`Alt ${index + 1}`], words(title)] as const),
  [['Alt ←', 'Alt →'], 'Back and forward through what was shown'],
  [['j', 'k'], 'Next and previous patient in the list (in the search field: arrow keys)'],
  [['Enter'], 'Open what is chosen'],
  [['Esc'], 'Back from a chart; close what lies over the view'],
  [['?'], 'This list'],
]

/** Everything can be done by keyboard: how. */
export function Keys({ onClose }: { onClose(): void }) {
  return (
    <Modal
      opened
      onClose={onClose}
      title="Keys"
      size="lg"
      lockScroll={false}
      closeButtonProps={{ 'aria-label': 'Close' }}
      transitionProps={{ duration: 0 }}
    >
      <Table aria-label="Keys" verticalSpacing={4}>
        <Table.Tbody>
          {keys.map(([each, what]) => (
            <Table.Tr key={what}>
              <Table.Td w="8rem">
                {each.map(key => (
                  <Kbd key={key} mr={4}>
                    {key}
                  </Kbd>
                ))}
              </Table.Td>
              <Table.Td>{what}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  )
}
