import { Kbd, Modal, Table } from '@mantine/core'
import { words } from '../ui/words.ts'
import { rail } from './views.ts'

const keys: readonly (readonly [keys: readonly string[], what: string])[] = [
  [['Ctrl K'], words('keys.find')],
  [['/'], words('keys.search')],
  ...rail.map(({ title }, index) => [[`Alt ${index + 1}`], words(title)] as const),
  [['Alt ←', 'Alt →'], words('keys.way-back')],
  [['j', 'k'], words('keys.next')],
  [['Enter'], words('keys.open')],
  [['Esc'], words('keys.escape')],
  [['?'], words('keys.this-list')],
]

/** Everything can be done by keyboard: how. */
export function Keys({ onClose }: { onClose(): void }) {
  return (
    <Modal
      opened
      onClose={onClose}
      title={words('frame.keys')}
      size="lg"
      lockScroll={false}
      closeButtonProps={{ 'aria-label': words('frame.close') }}
      transitionProps={{ duration: 0 }}
    >
      <Table aria-label={words('frame.keys')} verticalSpacing={4}>
        <Table.Tbody>
          {keys.map(([each, what]) => (
            <Table.Tr key={what}>
              <Table.Td w="8rem">
                {each.map(key => (
                  <Kbd key={key} me={4}>
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
