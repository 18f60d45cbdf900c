import { MultiSelect } from '@mantine/core'
import { useState } from 'react'
import type { ConceptSet } from '../../../shared/domain/concepts/concept-set.ts'
import type { FactKind } from '../../../shared/domain/fact.ts'
import { spoken, words } from '../../ui/words.ts'
import { isOwnSet, ownSet, type OwnCode } from './own-set.ts'
import { useCodes } from './use-codes.ts'

const codeKey = ({ system, code }: OwnCode) => `code:${JSON.stringify([system, code])}`
const codeOf = (key: string): OwnCode => {
  const [system, code] = JSON.parse(key.slice('code:'.length)) as [string, string]
  return { system, code }
}
const setKey = ({ id }: Pick<ConceptSet, 'id'>) => `set:${id}`
const DIED = 'died'

interface ConceptSlotProps {
  readonly label: string
  /** Of which facts single codes are found. */
  readonly kind: FactKind
  /** The sets that are offered by name. */
  readonly library: readonly ConceptSet[]
  /** `died`: a death, which no set names. */
  readonly value: ConceptSet | typeof DIED | undefined
  onChange(set: ConceptSet | undefined): void
  /** Where a death can be chosen. */
  onDied?(): void
}

/** Chooses a set of the library by its name, or codes that are in the store. */
export function ConceptSlot({ label, kind, library, value, onChange, onDied }: ConceptSlotProps) {
  const [query, setQuery] = useState('')
  const { codes, current } = useCodes(kind, query)
  const folded = query.trim().toLowerCase()
  const sets = library
    .map(set => ({ value: setKey(set), label: spoken(set.label), set }))
    .filter(each => each.label.toLowerCase().includes(folded))
  const offered = codes.map(each => ({
    value: codeKey(each.code),
    label: words('compare.code-people', {
      code: each.code.display ?? each.code.code,
      people: each.people,
    }),
    disabled: !current,
  }))
  const chosen = chosenOf(value)
  const known = new Set([...sets, ...offered].map(each => each.value))
  const death = words('compare.death')
  const isDeathOffered = onDied && death.toLowerCase().includes(folded)
  const data = [
    {
      group: words('compare.by-name'),
      items: sets.map(({ value: key, label: name }) => ({ value: key, label: name })),
    },
    ...(isDeathOffered ? [{ group: words('compare.ends'), items: [{ value: DIED, label: death }] }] : []),
    { group: words('compare.by-code'), items: offered },
    // What is chosen keeps its words where it is not among what is found.
    {
      group: words('compare.chosen'),
      items: chosen.filter(each => !known.has(each.value) && !(isDeathOffered && each.value === DIED)),
    },
  ].filter(({ items }) => items.length > 0)

  const pick = (keys: string[]) => {
    const added = keys.find(key => !chosen.some(each => each.value === key))
    setQuery('')
    if (added === DIED) return onDied?.()
    if (added?.startsWith('set:')) return onChange(library.find(each => setKey(each) === added))
    const own = keys.filter(key => key.startsWith('code:')).map(codeOf)
    const [first] = own
    if (!first) return onChange(undefined)
    const named = codes.find(({ code }) => codeKey(code) === codeKey(first))?.code.display
    const before = value !== undefined && value !== DIED && isOwnSet(value) ? value.label : undefined
    onChange(ownSet(kind, named ?? (before === undefined ? first.code : spoken(before)), own))
  }
  return (
    <MultiSelect
      label={label}
      placeholder={chosen.length === 0 ? words('compare.search') : undefined}
      data={data}
      value={chosen.map(each => each.value)}
      onChange={pick}
      searchable
      searchValue={query}
      onSearchChange={setQuery}
      filter={({ options }) => options}
      nothingFoundMessage={words(current ? 'compare.no-code' : 'compare.searching')}
      maxDropdownHeight={320}
    />
  )
}

/** What stands in the slot: a set of single codes as these, any other as one. */
function chosenOf(value: ConceptSlotProps['value']): Array<{ value: string; label: string }> {
  if (value === undefined) return []
  if (value === DIED) return [{ value: DIED, label: words('compare.death') }]
  if (!isOwnSet(value) || value.include === 'any')
    return [{ value: setKey(value), label: spoken(value.label) }]
  return value.include.map((each, at) => ({
    value: codeKey(each),
    label: at === 0 ? spoken(value.label) : each.code,
  }))
}
