import { ActionIcon, Group, Text } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { cameFrom, useCameFrom } from '../client/came-from.ts'
import { useRouter } from '../client/router.ts'
import { services } from '../client/services.ts'
import { useAction } from '../ui/use-call.ts'
import { words } from '../ui/words.ts'

/** Where in the list one came from the chart in sight stands, and the way to the one before and the next. */
export function FromList() {
  const { place, replace } = useRouter()
  const list = useCameFrom(state => state.list)
  const action = useAction()
  const isHere = place.view === 'chart' && list !== undefined && place.parameters.patient === list.patient
  const step = (by: 1 | -1) => {
    if (!isHere || document.querySelector('[role="dialog"], [role="menu"]')) return
    const line = list.line + by
    if (line < 0 || line >= list.total) return
    action.run(async () => {
      const { rows } = await services.patients.list({ query: list.query, offset: line, limit: 1 })
      const [next] = rows
      if (!next) return
      cameFrom({ ...list, line, patient: next.patient })
      replace('chart', { ...place.parameters, patient: next.patient })
    })
  }
  useHotkeys([
    ['[', () => step(-1)],
    [']', () => step(1)],
  ])
  if (!isHere) return null
  const at = { at: list.line + 1, of: list.total }
  return (
    <Group gap={4} wrap="nowrap" className="from-list">
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={words('list.previous')}
        title={`${words('list.previous')} · [`}
        aria-disabled={list.line === 0}
        onClick={() => step(-1)}
      >
        <IconChevronLeft size={16} aria-hidden />
      </ActionIcon>
      <Text size="sm" role="status">
        {list.query.trim() === ''
          ? words('list.of-all', at)
          : words('list.of-found', { ...at, query: list.query.trim() })}
      </Text>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={words('list.next')}
        title={`${words('list.next')} · ]`}
        aria-disabled={list.line + 1 >= list.total}
        onClick={() => step(1)}
      >
        <IconChevronRight size={16} aria-hidden />
      </ActionIcon>
    </Group>
  )
}
