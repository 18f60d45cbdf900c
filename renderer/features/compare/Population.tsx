import { Group, NumberInput, Pill, Select, Stack, Text } from '@mantine/core'
import type { ConceptSet } from '../../../shared/domain/concepts/concept-set.ts'
import { words } from '../../ui/words.ts'
import { CodeSearch } from './CodeSearch.tsx'
import { conditionName, covariateName, withAge, withSet, type Draft } from './draft.ts'

/** How far back a chart is searched for a last measurement that still says something. */
const RECENT_DAYS = 730
const MOST_COVARIATES = 40

const sexes = [
  { value: 'any', label: words('compare.any') },
  { value: 'female', label: words('compare.female') },
  { value: 'male', label: words('compare.male') },
]

interface PopulationProps {
  readonly draft: Draft
  readonly library: readonly ConceptSet[]
  onChange(part: Partial<Draft>): void
}

/** Who the question is about, and in what the two groups are made alike. */
export function Population({ draft, library, onChange }: PopulationProps) {
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
  const conditions = library.filter(({ kinds }) =>
    kinds.some(kind => kind === 'condition' || kind === 'procedure'),
  )
  const ever = (concept: string) => ({ is: 'recorded', concept, fromDays: null, toDays: 0 }) as const
  const concepts = (part: 'having' | 'without', label: string) => (
    <Stack gap={4} maw="24rem" flex={1}>
      <CodeSearch
        label={label}
        kind="condition"
        library={conditions}
        onPick={set => {
          const { concepts: sets, id } = withSet(draft, set)
          onChange({
            concepts: sets,
            population: { ...population, [part]: [...population[part], ever(id)] },
          })
        }}
      />
      <Chips
        chips={population[part].map(each => ({ name: conditionName(draft, each), source: true }))}
        onRemove={index => setPopulation({ [part]: without(population[part], index) })}
      />
    </Stack>
  )
  const alikeIn = (set: ConceptSet, covariate: (id: string) => Draft['covariates'][number]) => {
    const { concepts: sets, id } = withSet(draft, set)
    onChange({ concepts: sets, covariates: [...covariates, covariate(id)] })
  }
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
          chips={covariates.map(each => ({ name: covariateName(draft, each) }))}
          onRemove={index => onChange({ covariates: without(covariates, index) })}
        />
        {!full && (
          <Group align="flex-start">
            <CodeSearch
              label={words('compare.having-had')}
              kind="condition"
              library={conditions}
              onPick={set => alikeIn(set, id => ({ kind: 'history', condition: ever(id) }))}
            />
            <CodeSearch
              label={words('compare.latest')}
              kind="observation"
              library={[]}
              onPick={(set, unit) =>
                unit !== undefined &&
                alikeIn(set, concept => ({ kind: 'latest', concept, lookbackDays: RECENT_DAYS, unit }))
              }
            />
          </Group>
        )}
      </Stack>
    </Stack>
  )
}

const without = <Item,>(list: readonly Item[], index: number) => list.filter((_, each) => each !== index)

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
