import { Kbd, Table } from '@mantine/core'
import { Dialog } from '../ui/Dialog.tsx'
import { words } from '../ui/words.ts'
import { rail } from './views.ts'

const keys: readonly (readonly [keys: readonly string[], what: string])[] = [
  [['Ctrl K'], words('keys.find')],
  [['/'], words('keys.search')],
  [['Ctrl L'], words('frame.lock')],
  ...rail.map(({ title }, index) => [[`Alt ${index + 1}`], words(title)] as const),
  [['Alt ←', 'Alt →'], words('keys.way-back')],
  [['j', 'k'], words('keys.next')],
  [['Enter'], words('keys.open')],
  [['a'], words('keys.today-add')],
  [['x', 'Del'], words('keys.today-seen')],
  [['←', '→'], words('keys.today-day')],
  [['←', '→'], words('keys.measure-point')],
  [['c'], words('keys.change')],
  [['r', 'm', 'd', 'x', 'u'], words('keys.follow-up')],
  [['a', 'o', 'e'], words('keys.logbook')],
  [['y', 'n', 'w', 'u'], words('keys.findings')],
  [['p'], words('keys.today-planned')],
  [['e'], words('keys.visit')],
  [['f'], words('keys.form')],
  [['n'], words('keys.note')],
  [['r', 'm', 'p'], words('keys.pages')],
  [['s'], words('keys.source')],
  [['d'], words('keys.decide')],
  [['Ctrl P'], words('keys.print')],
  [['[', ']'], words('keys.neighbours')],
  [['Esc'], words('keys.escape')],
  [['?'], words('keys.this-list')],
]

/** Everything can be done by keyboard: how. */
export function Keys({ onClose }: { onClose(): void }) {
  return (
    <Dialog onClose={onClose} title={words('frame.keys')} size="lg">
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
    </Dialog>
  )
}
