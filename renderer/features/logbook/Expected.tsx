import { NativeSelect } from '@mantine/core'
import { readWrittenShare } from '../../../shared/domain/by-hand/written-share.ts'
import { forecastOutcomes, type ForecastOutcome } from '../../../shared/domain/logbook/forecastable.ts'
import { TypedField } from '../../parts/TypedField.tsx'
import { words } from '../../ui/words.ts'
import type { OperationDraft, Typed } from './operation-draft.ts'

export const EXPECTED_FIELD = 'logbook-expected'

/** What is expected of an operation while it is logged: may stay empty. */
export function Expected({
  form: { expected, foretold },
  isAsked,
  onType,
}: {
  readonly form: Pick<OperationDraft, 'expected' | 'foretold'>
  readonly isAsked: boolean
  onType(part: Typed): void
}) {
  const read = readWrittenShare(expected)
  return (
    <>
      <TypedField
        id={EXPECTED_FIELD}
        size="xs"
        label={words('forecasts.expected')}
        inputMode="decimal"
        value={expected}
        maxLength={20}
        fault={expected.trim() !== '' && 'fault' in read ? read.fault : undefined}
        isAsked={isAsked}
        onType={text => onType({ expected: text })}
      />
      {expected.trim() !== '' && (
        <NativeSelect
          size="xs"
          label={words('forecasts.outcome')}
          value={foretold}
          data={forecastOutcomes.map(is => ({ value: is, label: words('forecasts.is', { is }) }))}
          onChange={event => onType({ foretold: event.currentTarget.value as ForecastOutcome })} // one of these
          onKeyDown={event => {
            if (event.key === 'Enter') event.currentTarget.form?.requestSubmit()
          }}
        />
      )}
    </>
  )
}
