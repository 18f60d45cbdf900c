import { Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { SCORE_UNIT, type OutcomeForm } from '../../../shared/domain/forms/form.ts'
import type { Scored } from '../../../shared/domain/forms/score.ts'
import { services } from '../../client/services.ts'
import { dateText } from '../../ui/dates.ts'
import { Problem } from '../../ui/states.tsx'
import { useLoaded } from '../../ui/use-call.ts'
import { number, spoken, words } from '../../ui/words.ts'

/** What must not wait: said where it is answered, and before anything is signed. */
export const Tells = ({ tells }: Pick<Scored, 'tells'>) => (
  <div role="alert">
    {tells.length > 0 && (
      <div className="form-tells">
        <IconAlertTriangle size={18} aria-hidden />
        <div>
          {tells.map(each => (
            <p key={JSON.stringify(each)}>{spoken(each)}</p>
          ))}
        </div>
      </div>
    )}
  </div>
)

/** The total, or how many are still open. */
export function Total({ form, scored }: { form: OutcomeForm; scored: Scored }) {
  const { total, band, open } = scored
  const { items, answers } = form
  const highest = items.length * answers.at(-1)!.score
  if (total === null)
    return (
      <Text role="status" className="form-total">
        {words('form.open', { answered: items.length - open.length, items: items.length })}
      </Text>
    )
  return (
    <Text role="status" className="form-total">
      <strong>{words('form.total', { total, highest })}</strong> {band && spoken(band)}
    </Text>
  )
}

/** As many earlier totals as are compared at a glance. */
const MOST = 3

/** What she said before, and by how much it must change for people to feel it. */
export function Before({ patient, form, stored }: { patient: number; form: OutcomeForm; stored: unknown }) {
  const [{ system, code }] = form.total.codes as [{ system: string; code: string }]
  const { value, error } = useLoaded(
    signal => services.patients.series({ patient, system, code, unit: SCORE_UNIT }, { signal }),
    [patient, code, stored],
  )
  const earlier = (value?.points ?? []).slice(-MOST).toReversed()
  return (
    <div className="form-before">
      {error !== undefined && <Problem error={error} />}
      {value && (
        <Text size="sm">
          {earlier.length === 0
            ? words('form.never-before')
            : words('form.before', {
                totals: earlier.map(({ text, time }) =>
                  words('form.before-one', { total: text, date: dateText(time) }),
                ),
              })}
        </Text>
      )}
      <Text size="xs" c="dimmed" maw="75ch">
        {words('form.important', { by: number(form.important.by, 0), better: form.better })}{' '}
        <bdi>{form.important.source}</bdi>
      </Text>
    </div>
  )
}
