import { Select } from '@mantine/core'
import { printedUnit } from '../../../shared/domain/printed-unit.ts'
import { useState } from 'react'
import type { Concept } from '../../../shared/domain/question.ts'
import { words } from '../../ui/words.ts'
import { useCodes } from './use-codes.ts'

/** Finds one code of the store and hands it over, with its unit where it is measured in one; then is empty again. */
export function CodeSearch({
  label,
  kind,
  onPick,
}: {
  label: string
  kind: 'condition' | 'observation'
  onPick(concept: Concept, unit: string | undefined): void
}) {
  const [query, setQuery] = useState('')
  const { codes, current } = useCodes(kind, query)
  // A measurement can only be compared in one unit, so each of its units is a choice of its own.
  const choices = codes.flatMap(({ code, people, units }) =>
    (kind === 'observation' ? units : [undefined]).map(unit => ({ code, people, unit })),
  )
  const keyOf = ({ code, unit }: (typeof choices)[number]) => JSON.stringify([code.system, code.code, unit])
  const name = ({ code, unit }: (typeof choices)[number]) =>
    unit === undefined
      ? (code.display ?? code.code)
      : words('compare.code-unit', { code: code.display ?? code.code, unit: printedUnit(unit) })
  const pick = (chosen: string | null) => {
    const choice = choices.find(each => keyOf(each) === chosen)
    if (!choice) return
    const { system, code, display } = choice.code
    onPick({ label: (display ?? code).slice(0, 120), kind, codes: [{ system, code }] }, choice.unit)
    setQuery('')
  }
  return (
    <Select
      label={label}
      placeholder={words('compare.search')}
      data={choices.map(each => ({
        value: keyOf(each),
        label: words('compare.code-of', { code: name(each), people: each.people }),
        disabled: !current,
      }))}
      value={null}
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
