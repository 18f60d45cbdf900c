import { MultiSelect } from '@mantine/core'
import { useState } from 'react'
import type { FactKind } from '../../../shared/domain/fact.ts'
import type { Concept } from '../../../shared/domain/question.ts'
import { words } from '../../ui/words.ts'
import { useCodes } from './use-codes.ts'

const key = ({ system, code }: { system: string; code: string }) => JSON.stringify([system, code])

/** Chooses codes that are in the store: what nobody has cannot be asked about. */
export function CodePicker({
  label,
  kind,
  value,
  onChange,
}: {
  label: string
  kind: FactKind & Concept['kind']
  value: Concept | undefined
  onChange(concept: Concept | undefined): void
}) {
  const [query, setQuery] = useState('')
  const { codes, current } = useCodes(kind, query)
  const offered = codes.map(each => ({
    value: key(each.code),
    label: words('compare.code-people', {
      code: each.code.display ?? each.code.code,
      people: each.people,
    }),
    disabled: !current,
  }))
  const chosen = (value?.codes ?? []).map(each => ({
    value: key(each),
    label: words('compare.nobody-has', { code: each.code }),
  }))
  const data = [
    ...offered,
    ...chosen
      .filter(each => !offered.some(other => other.value === each.value))
      .filter((each, index, all) => all.findIndex(other => other.value === each.value) === index),
  ]
  const pick = (keys: string[]) => {
    if (keys.length === 0) return onChange(undefined)
    const named =
      keys.map(each => codes.find(known => key(known.code) === each)?.code.display).find(Boolean) ??
      value?.label ??
      label
    onChange({
      label: named.slice(0, 120),
      kind,
      codes: keys.map(each => {
        const [system, code] = JSON.parse(each) as [string, string]
        return { system, code }
      }),
    })
  }
  return (
    <MultiSelect
      label={label}
      data={data}
      value={chosen.map(each => each.value)}
      onChange={pick}
      searchable
      searchValue={query}
      onSearchChange={setQuery}
      filter={({ options }) => options}
      nothingFoundMessage={words(current ? 'compare.no-code' : 'compare.searching')}
      maxDropdownHeight={280}
    />
  )
}
