import { Group, NumberInput, Select } from '@mantine/core'
import { printedUnit } from '../../../shared/domain/printed-unit.ts'
import type { Occurrence } from '../../../shared/domain/trial.ts'
import { words } from '../../ui/words.ts'

type Result = Extract<Occurrence, { is: 'result' }>
const sides = ['<', '<=', '>=', '>'] as const
const signs = { '<': '<', '<=': '≤', '>=': '≥', '>': '>' } as const

/** Within which bound a result is the outcome, in a unit in which it stands here. */
export function ResultBounds({
  outcome,
  units,
  onChange,
}: {
  outcome: Result
  units: readonly string[]
  onChange(outcome: Result): void
}) {
  const [bound] = outcome.within
  const change = (part: Partial<NonNullable<typeof bound>>) =>
    bound && onChange({ ...outcome, within: [{ ...bound, ...part }] })
  const known = [...new Set([...units, outcome.unit])]
  return (
    <Group align="flex-end" gap="xs">
      <Select
        w="5rem"
        label={words('compare.side')}
        data={sides.map(each => ({ value: each, label: signs[each] }))}
        value={bound?.comparator ?? '>='}
        allowDeselect={false}
        onChange={value => {
          const side = sides.find(each => each === value)
          if (side) change({ comparator: side })
        }}
      />
      <NumberInput
        w="8rem"
        label={words('compare.threshold')}
        value={bound?.threshold ?? 0}
        onChange={value => typeof value === 'number' && change({ threshold: value })}
      />
      <Select
        w="9rem"
        label={words('compare.unit')}
        data={known.map(each => ({ value: each, label: printedUnit(each) }))}
        value={outcome.unit}
        allowDeselect={false}
        onChange={unit => unit !== null && onChange({ ...outcome, unit })}
      />
    </Group>
  )
}
