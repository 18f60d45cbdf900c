import { Autocomplete } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { analytesNamed, type Analyte } from '../../../shared/domain/by-hand/analytes.ts'
import type { Fault } from '../../../shared/domain/by-hand/fault.ts'
import type { LineTexts } from '../../../shared/domain/by-hand/lines.ts'
import { printedUnit } from '../../../shared/domain/printed-unit.ts'
import { services } from '../../client/services.ts'
import { faultText } from '../../parts/TypedField.tsx'
import { useLoaded } from '../../ui/use-call.ts'

/** As many codes as are read at a glance. */
const MOST = 12

interface ResultPickerProps {
  readonly label: string
  readonly place: string
  readonly texts: LineTexts
  readonly fault: Fault | undefined
  onChange(texts: LineTexts): void
}

const optionOf = ({ display, unit }: Analyte) =>
  printedUnit(unit) === '' ? display : `${display} (${printedUnit(unit)})`

/** What was measured: in words, or by a code of what the casebook has met and of what is commonly measured. */
export function ResultPicker({ label, place, texts, fault, onChange }: ResultPickerProps) {
  const typed = texts.what ?? ''
  const [asked] = useDebouncedValue(typed, 120)
  const { value } = useLoaded(
    async signal => ({
      asked,
      codes: await services.library.codes({ kind: 'observation', query: asked, limit: MOST }, { signal }),
    }),
    [asked],
  )
  // What was found for other words than those that stand there now must not be taken by a quick Enter.
  const known = (value?.asked === typed ? value.codes : []).flatMap(
    ({ code: { system, code, display = code }, units }): Analyte[] => {
      const [unit] = units
      return unit === undefined ? [] : [{ system, code, display, unit }]
    },
  )
  const offered = new Map([...known, ...analytesNamed(typed)].map(each => [optionOf(each), each]))
  return (
    <Autocomplete
      size="xs"
      label={label}
      className="wide"
      data-place={place}
      value={typed}
      maxLength={500}
      limit={MOST}
      data={[...offered.keys()]}
      filter={({ options }) => options}
      error={fault && faultText(fault)}
      onChange={text => {
        const chosen = offered.get(text)
        const { system: _system, code: _code, ...rest } = texts
        onChange(
          chosen
            ? { ...texts, what: chosen.display, system: chosen.system, code: chosen.code, unit: chosen.unit }
            : { ...rest, what: text },
        )
      }}
    />
  )
}
