import { Select } from '@mantine/core'
import { useState } from 'react'
import type { ConceptSet } from '../../../shared/domain/concepts/concept-set.ts'
import { printedUnit } from '../../../shared/domain/printed-unit.ts'
import { spoken, words } from '../../ui/words.ts'
import { ownSet } from './own-set.ts'
import { useCodes } from './use-codes.ts'

/**
 * Finds a set of the library by its name, or one code of the store, and hands it over, with its unit where it is
 * measured in one; then is empty again.
 */
export function CodeSearch({
  label,
  kind,
  library,
  onPick,
}: {
  label: string
  kind: 'condition' | 'observation'
  library: readonly ConceptSet[]
  onPick(set: ConceptSet, unit: string | undefined): void
}) {
  const [query, setQuery] = useState('')
  const { codes, current } = useCodes(kind, query)
  const folded = query.trim().toLowerCase()
  const sets = library
    .map(set => ({ value: `set:${set.id}`, label: spoken(set.label) }))
    .filter(each => each.label.toLowerCase().includes(folded))
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
    const set = library.find(({ id }) => `set:${id}` === chosen)
    const choice = choices.find(each => keyOf(each) === chosen)
    if (set) onPick(set, undefined)
    else if (choice) {
      const { system, code, display = code } = choice.code
      onPick(ownSet(kind, display, [{ system, code }]), choice.unit)
    } else return
    setQuery('')
  }
  const found = choices.map(each => ({
    value: keyOf(each),
    label: words('compare.code-of', { code: name(each), people: each.people }),
    disabled: !current,
  }))
  return (
    <Select
      label={label}
      placeholder={words('compare.search')}
      data={[
        { group: words('compare.by-name'), items: sets },
        { group: words('compare.by-code'), items: found },
      ].filter(({ items }) => items.length > 0)}
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
