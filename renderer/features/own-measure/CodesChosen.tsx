import { Button, Group, Select, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useId, useState } from 'react'
import type { FactKind } from '../../../shared/domain/fact.ts'
import type { OwnCode } from '../../../shared/domain/measures/own-form.ts'
import { services } from '../../client/services.ts'
import { useLoaded } from '../../ui/use-call.ts'
import { words } from '../../ui/words.ts'

const MOST = 50
/** What a measure is made of; each is found by its code. */
const kinds = ['observation', 'condition', 'medication', 'procedure', 'encounter', 'immunization'] as const
type Kind = (typeof kinds)[number]
const isKind = (kind: FactKind | string | null): kind is Kind => kinds.some(each => each === kind)

interface CodesChosenProps {
  readonly label: string
  /** By which a fault finds it. */
  readonly field: 'who' | 'which' | 'excluded'
  readonly codes: readonly OwnCode[]
  readonly error: string | undefined
  /** Only results: what is held against a number. */
  readonly onlyResults?: boolean
  /** `unit`: the first in which it stands here. */
  onCodes(codes: OwnCode[], unit?: string): void
}

/** Codes of this casebook, all of one kind, found by their words; any of them counts. */
export function CodesChosen({ label, field, codes, error, onlyResults = false, onCodes }: CodesChosenProps) {
  const [first] = codes
  const [kind, setKind] = useState<Kind>(first && isKind(first.kind) ? first.kind : 'observation')
  const looked = onlyResults ? 'observation' : kind
  const [query, setQuery] = useState('')
  const [asked] = useDebouncedValue(query, 120)
  const { value } = useLoaded(
    async signal => ({
      asked,
      looked,
      codes: await services.library.codes({ kind: looked, query: asked, limit: MOST }, { signal }),
    }),
    [asked, looked],
  )
  const isCurrent = value?.asked === query && value.looked === looked
  const choices = (value?.codes ?? []).map(({ code: { system, code, display = code }, people, units }) => ({
    key: JSON.stringify([system, code]),
    text: words('expected.code-of', { code: display, people }),
    own: { kind: value!.looked, system, code, display: display.slice(0, 500) },
    unit: units[0],
  }))
  const pick = (key: string | null) => {
    const found = choices.find(each => each.key === key)
    if (!found || codes.some(each => each.code === found.own.code && each.system === found.own.system)) return
    // All of one kind: what was chosen of another goes.
    const others = codes.filter(each => each.kind === found.own.kind)
    onCodes([...others, found.own], found.unit)
    setQuery('')
  }
  const named = useId()
  return (
    <div role="group" aria-labelledby={named}>
      <Text size="sm" fw={600} id={named}>
        {label}
      </Text>
      <Group gap="xs" align="end">
        {!onlyResults && (
          <Select
            size="xs"
            w="11rem"
            label={words('own-measure.kind')}
            data={kinds.map(each => ({ value: each, label: words(`own-measure.kind.${each}`) }))}
            value={kind}
            allowDeselect={false}
            onChange={next => isKind(next) && setKind(next)}
          />
        )}
        <Select
          size="xs"
          flex="1 1 16rem"
          maw="30rem"
          data-field={field}
          label={words('own-measure.find')}
          data={choices.map(({ key, text }) => ({ value: key, label: text, disabled: !isCurrent }))}
          value={null}
          onChange={pick}
          searchable
          searchValue={query}
          onSearchChange={setQuery}
          filter={({ options }) => options}
          nothingFoundMessage={words(isCurrent ? 'own-measure.no-code' : 'expected.searching')}
          maxDropdownHeight={240}
          error={error}
        />
      </Group>
      {codes.length > 0 && (
        <ul className="own-codes">
          {codes.map(each => (
            <li key={`${each.system} ${each.code}`}>
              <bdi>{each.display}</bdi> <span className="quiet">{each.code}</span>{' '}
              <Button
                size="compact-xs"
                variant="subtle"
                aria-label={words('own-measure.leave-out', { code: each.display })}
                onClick={() => onCodes(codes.filter(other => other !== each))}
              >
                {words('own-measure.remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
