import { Select } from '@mantine/core'
import { useMemo } from 'react'
import { commonAnalytes } from '../../../shared/domain/by-hand/analytes.ts'
import { printedUnit } from '../../../shared/domain/printed-unit.ts'
import type { ColumnAs } from '../../../shared/domain/recipe.ts'
import { words } from '../../ui/words.ts'

interface CodePickerProps {
  readonly column: ColumnAs<'result'>
  onChange(column: ColumnAs<'result'>): void
}

/** By which code a measured column is known, so that its course joins what other sources say; or by none. */
export function CodePicker({ column, onChange }: CodePickerProps) {
  const { code } = column
  const options = useMemo(() => {
    const known = new Map(commonAnalytes.map(each => [each.code, each]))
    // A code that a recipe brought along and the catalogue does not know stays one that can be seen.
    const own = code && !known.has(code.code) ? [{ value: code.code, label: code.code }] : []
    const option = ({ code: value, display }: { code: string; display: string }) => ({
      value,
      label: words('tables.code-option', { display, code: value }),
    })
    return [...own, ...[...known.values()].map(option)]
  }, [code])
  return (
    <Select
      label={words('tables.code')}
      description={words('tables.code-why')}
      data={options}
      value={code?.code ?? null}
      searchable
      clearable
      onChange={chosen => {
        const { code: before, ...rest } = column
        if (chosen === null) return onChange(rest)
        if (chosen === before?.code) return undefined
        const found = commonAnalytes.find(each => each.code === chosen)
        const unit = column.unit ?? (found && printedUnit(found.unit))
        return onChange({
          ...rest,
          code: { system: found?.system ?? before?.system ?? '', code: chosen },
          ...(unit !== undefined && unit !== '' && { unit }),
        })
      }}
    />
  )
}
