import { Text } from '@mantine/core'
import type { FollowUpCounts } from '../../../shared/domain/measures/follow-up.ts'
import { number, words } from '../../ui/words.ts'

const percent = (share: number) => number(100 * share, 1)

/** What is known, and between what the share lies whatever became of those of whom nobody knows. */
export function Bounds({
  counts: { numerator, without, unseen, coming, bounds, interval, notLookedFor },
}: {
  counts: FollowUpCounts
}) {
  const denominator = numerator + without
  const said = [
    notLookedFor.length > 0 && words('follow-up.not-looked-for', { concepts: notLookedFor }),
    interval
      ? words('follow-up.known', {
          numerator,
          denominator,
          percent: percent(numerator / denominator),
          lower: percent(interval.lower),
          upper: percent(interval.upper),
        })
      : notLookedFor.length === 0 && words('follow-up.nobody-known'),
    notLookedFor.length === 0 && bounds && unseen > 0
      ? words('follow-up.bounds', { unseen, lower: percent(bounds.lower), upper: percent(bounds.upper) })
      : denominator > 0 && unseen === 0 && words('follow-up.all-seen'),
    coming > 0 && words('follow-up.coming', { coming }),
  ]
  return (
    <Text size="sm" maw="75ch">
      {said.filter(Boolean).join(' ')}
    </Text>
  )
}
