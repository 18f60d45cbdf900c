import { Group, NumberInput, Select } from '@mantine/core'
import { words } from '../../ui/words.ts'
import type { Draft } from './draft.ts'

const LONGEST_DAYS = 36_500

/** How long before and after the first day is looked at, each by itself, and what ends it before its time. */
export function Windows({ draft, onChange }: { draft: Draft; onChange(part: Partial<Draft>): void }) {
  const { windows, death, leftAfterDays, outcome } = draft
  const days = (
    of: 'risk' | 'treatmentFree' | 'observed',
    label: 'compare.followed' | 'compare.untreated' | 'compare.observed',
  ) => (
    <NumberInput
      label={words(label)}
      min={of === 'risk' ? 1 : 0}
      max={LONGEST_DAYS}
      allowDecimal={false}
      clampBehavior="blur"
      value={windows[of]}
      onChange={value =>
        typeof value === 'number' &&
        value >= (of === 'risk' ? 1 : 0) &&
        onChange({ windows: { ...windows, [of]: value } })
      }
    />
  )
  return (
    <Group align="flex-end" maw="60rem" gap="md">
      {days('risk', 'compare.followed')}
      {days('treatmentFree', 'compare.untreated')}
      {days('observed', 'compare.observed')}
      <NumberInput
        label={words('compare.outcome-free')}
        placeholder={words('compare.ever')}
        min={0}
        max={LONGEST_DAYS}
        allowDecimal={false}
        value={windows.outcomeFree ?? ''}
        onChange={value =>
          onChange({ windows: { ...windows, outcomeFree: value === '' ? null : Math.max(0, Number(value)) } })
        }
      />
      {outcome?.is !== 'died' && (
        <Select
          label={words('compare.death-before')}
          data={[
            { value: 'competing', label: words('compare.death-competing') },
            { value: 'composite', label: words('compare.death-composite') },
          ]}
          value={death}
          allowDeselect={false}
          onChange={value => onChange({ death: value === 'composite' ? 'composite' : 'competing' })}
        />
      )}
      <NumberInput
        label={words('compare.left-after')}
        min={1}
        max={LONGEST_DAYS}
        allowDecimal={false}
        value={leftAfterDays}
        onChange={value => typeof value === 'number' && value > 0 && onChange({ leftAfterDays: value })}
      />
    </Group>
  )
}
