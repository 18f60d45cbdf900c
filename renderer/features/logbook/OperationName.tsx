import { Autocomplete } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import type { Fault } from '../../../shared/domain/by-hand/fault.ts'
import type { OperationForm } from '../../../shared/domain/by-hand/operation-form.ts'
import {
  commonOperations,
  operationsNamed,
  type OfferedOperation,
} from '../../../shared/domain/logbook/offered.ts'
import { services } from '../../client/services.ts'
import { faultText } from '../../parts/TypedField.tsx'
import { useLoaded } from '../../ui/use-call.ts'
import { words } from '../../ui/words.ts'

/** As many as are read at a glance. */
const MOST = 10
export const OPERATION_FIELD = 'logbook-operation'

interface OperationNameProps {
  readonly form: Pick<OperationForm, 'what' | 'code'>
  /** Those that were done here, the most frequent first. */
  readonly done: readonly string[]
  readonly fault: Fault | undefined
  onType(part: Pick<OperationForm, 'what' | 'code'>): void
}

/** What was done: in words, or one that was done here, that the record has a code for, or that is common. */
export function OperationName({ form: { what }, done, fault, onType }: OperationNameProps) {
  const [asked] = useDebouncedValue(what.trim(), 120)
  const { value } = useLoaded(
    async signal => ({
      asked,
      codes:
        asked === ''
          ? []
          : await services.library.codes({ kind: 'procedure', query: asked, limit: MOST }, { signal }),
    }),
    [asked],
  )
  const coded = (value?.asked === what.trim() ? value.codes : []).map(({ code }): OfferedOperation => ({
    name: code.display ?? code.code,
    code,
  }))
  const known = [...coded, ...commonOperations]
  const here = done.map((name): OfferedOperation => ({
    name,
    code: known.find(each => each.name === name)?.code,
  }))
  const offered = new Map(operationsNamed(what, [...here, ...known]).map(each => [each.name, each]))
  return (
    <Autocomplete
      id={OPERATION_FIELD}
      size="xs"
      label={words('logbook.what')}
      className="wide"
      value={what}
      maxLength={500}
      limit={MOST}
      data={[...offered.keys()]}
      filter={({ options }) => options}
      error={fault && faultText(fault)}
      onChange={text => onType({ what: text, code: offered.get(text)?.code })}
    />
  )
}
