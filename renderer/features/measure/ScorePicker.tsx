import { Select, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import type { RiskModel } from '../../../shared/domain/benchmarks/risk-model.ts'
import { services } from '../../client/services.ts'
import { useLoaded } from '../../ui/use-call.ts'
import { spoken, words } from '../../ui/words.ts'
import type { ChosenScore } from './risk-score.ts'

const MOST = 50
/** A recorded risk is a share or a percentage; to sources a number without a unit may be either, so it is no choice. */
const asRisk = ['%', '1'] as const

/** Under which code of this casebook the score stands, or the risk itself. */
export function ScorePicker({
  model,
  onPick,
}: {
  model: RiskModel | undefined
  onPick(score: ChosenScore): void
}) {
  const [query, setQuery] = useState('')
  const [asked] = useDebouncedValue(query, 120)
  const { value } = useLoaded(
    async signal => ({
      asked,
      codes: await services.library.codes({ kind: 'observation', query: asked, limit: MOST }, { signal }),
    }),
    [asked],
  )
  const isCurrent = value?.asked === query
  const choices = (value?.codes ?? []).flatMap(({ code: { system, code, display = code }, people, units }) =>
    model
      ? [{ people, score: { system, code, display } }]
      : asRisk.flatMap(unit =>
          units.includes(unit) ? [{ people, score: { system, code, display, unit } }] : [],
        ),
  )
  return (
    <>
      <Select
        size="xs"
        maw="30rem"
        label={
          model
            ? words('expected.score-of-model', { score: spoken(model.score.called) })
            : words('expected.score-recorded')
        }
        placeholder={words('expected.search')}
        data={choices.map(({ score, people }) => ({
          value: JSON.stringify(score),
          label: words('expected.code-of', { code: score.display, people }),
          disabled: !isCurrent,
        }))}
        value={null}
        onChange={key => {
          const found = choices.find(({ score }) => JSON.stringify(score) === key)
          if (found) onPick(found.score)
        }}
        searchable
        searchValue={query}
        onSearchChange={setQuery}
        filter={({ options }) => options}
        nothingFoundMessage={words(isCurrent ? 'expected.no-code' : 'expected.searching')}
        maxDropdownHeight={240}
      />
      <Text size="sm" c="dimmed">
        {words('expected.score-explained')}
      </Text>
    </>
  )
}
