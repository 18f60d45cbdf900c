import { Text } from '@mantine/core'
import type { FollowUpBounds } from '../../../shared/domain/measures/follow-up.ts'
import { number, words } from '../../ui/words.ts'

const percent = (share: number) => number(100 * share, 1)

/** What is known, and between what the share lies whatever became of those of whom nobody knows. */
export function Bounds({
  counts: { numerator, without, unseen, coming, bounds },
}: {
  counts: FollowUpBounds
}) {
  const denominator = numerator + without
  const said = [
    denominator === 0
      ? words('follow-up.nobody-known')
      : words('follow-up.known', { numerator, denominator, percent: percent(numerator / denominator) }),
    bounds && unseen > 0
      ? words('follow-up.bounds', { unseen, lower: percent(bounds.lower), upper: percent(bounds.upper) })
      : denominator > 0 && words('follow-up.all-seen'),
    coming > 0 && words('follow-up.coming', { coming }),
  ]
  return (
    <Text size="sm" maw="75ch">
      {said.filter(Boolean).join(' ')}
    </Text>
  )
}
