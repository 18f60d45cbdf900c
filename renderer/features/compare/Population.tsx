import { Group, NumberInput, Pill, Select, Stack, Text } from '@mantine/core'
import type { Concept } from '../../../shared/domain/question.ts'
import { words } from '../../ui/words.ts'
import { CodeSearch } from './CodeSearch.tsx'
import { covariateName, withAge, type Draft } from './draft.ts'

/**
 * How far back a chart is searched: for what somebody ever had, and for a last measurement that still says
 * something.
 */
const EVER_DAYS = 36_500
const RECENT_DAYS = 730
const MOST_COVARIATES = 40

const sexes = [
  { value: 'any', label: words('compare.any') },
  { value: 'female', label: words('compare.female') },
  { value: 'male', label: words('compare.male') },
]

/** Who the question is about, and in what the two groups are made alike. */
export function Population({ draft, onChange }: { draft: Draft; onChange(part: Partial<Draft>): void }) {
  const { population, covariates } = draft
  const setPopulation = (part: Partial<Draft['population']>) =>
    onChange({ population: { ...population, ...part } })
  const sex = (value: string | null) => {
    const { sex: _before, ...rest } = population
    onChange({ population: value === 'female' || value === 'male' ? { ...rest, sex: value } : rest })
  }
  const age = (end: 'from' | 'to') => (
    <NumberInput
      label={words(end === 'from' ? 'compare.youngest' : 'compare.oldest')}
      placeholder={words('compare.any-age')}
      min={0}
      max={120}
      allowDecimal={false}
      w="9rem"
      value={population.ageYears?.[end] ?? ''}
      onChange={value =>
        onChange({ population: withAge(population, end, value === '' ? undefined : Number(value)) })
      }
    />
  )
  const without = <Item,>(list: readonly Item[], index: number) => list.filter((_, each) => each !== index)
  const concepts = (part: 'having' | 'without', label: string) => (
    <Stack gap={4} maw="24rem" flex={1}>
      <CodeSearch
        label={label}
        kind="condition"
        onPick={concept => setPopulation({ [part]: [...population[part], concept] })}
      />
      <Chips
        chips={population[part].map(({ label }: Concept) => ({ name: label, source: true }))}
        onRemove={index => setPopulation({ [part]: without(population[part], index) })}
      />
    </Stack>
  )
  const full = covariates.length >= MOST_COVARIATES
  return (
    <Stack>
      <Group align="flex-start">
        {age('from')}
        {age('to')}
        <Select
          label={words('compare.sex')}
          data={sexes}
          value={population.sex ?? 'any'}
          onChange={sex}
          allowDeselect={false}
          w="8rem"
        />
        {concepts('having', words('compare.with'))}
        {concepts('without', words('compare.without'))}
      </Group>
      <Stack gap={4}>
        <Text size="sm" fw={500}>
          {words('compare.alike-in')}
        </Text>
        <Chips
          chips={covariates.map(each => ({ name: covariateName(each) }))}
          onRemove={index => onChange({ covariates: without(covariates, index) })}
        />
        {!full && (
          <Group align="flex-start">
            <CodeSearch
              label={words('compare.having-had')}
              kind="condition"
              onPick={concept =>
                onChange({
                  covariates: [...covariates, { kind: 'history', concept, lookbackDays: EVER_DAYS }],
                })
              }
            />
            <CodeSearch
              label={words('compare.latest')}
              kind="observation"
              onPick={(concept, unit) =>
                unit !== undefined &&
                onChange({
                  covariates: [...covariates, { kind: 'latest', concept, lookbackDays: RECENT_DAYS, unit }],
                })
              }
            />
          </Group>
        )}
      </Stack>
    </Stack>
  )
}

/** What a chip says: our words, or with `source` a name as a person or a source wrote it. */
interface Chip {
  readonly name: string
  readonly source?: boolean
}

const Chips = ({ chips, onRemove }: { chips: readonly Chip[]; onRemove(index: number): void }) => (
  <Group gap={4}>
    {chips.map(({ name, source }, index) => (
      <Pill
        key={name}
        size="md"
        withRemoveButton
        onRemove={() => onRemove(index)}
        removeButtonProps={{
          'aria-label': words('compare.leave-out', { name }),
          'aria-hidden': false,
          'tabIndex': 0,
        }}
      >
        {source ? <bdi>{name}</bdi> : name}
      </Pill>
    ))}
  </Group>
)
