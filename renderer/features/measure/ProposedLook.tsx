import { Button, Text } from '@mantine/core'
import { useEffect, useEffectEvent } from 'react'
import type { Expectation } from '../../../shared/domain/measures/change.ts'
import type { WholeMeasure } from '../../../shared/domain/measures/measure.ts'
import type { By } from '../../../shared/domain/measures/series.ts'
import { services } from '../../client/services.ts'
import { isoText, isoToday } from '../../ui/dates.ts'
import { useLoaded } from '../../ui/use-call.ts'
import { speak, words } from '../../ui/words.ts'

interface ProposedLookProps {
  readonly whole: WholeMeasure
  readonly by: By
  /** ISO day. */
  readonly made: string
  readonly expected: Expectation
  /** Whether no day was written yet: then the proposed one is. */
  readonly isFree: boolean
  onTake(lookOn: string): void
}

/** A day to look again by which the measure's own chart would tell, and why that one. */
export function ProposedLook({ whole, by, made, expected, isFree, onTake }: ProposedLookProps) {
  const { direction, by: size } = expected
  const { value } = useLoaded(
    signal => services.measures.proposeLook({ whole, by, made, today: isoToday(), expected }, { signal }),
    [whole.measure.id, by, made, direction, size],
  )
  const take = useEffectEvent(onTake)
  const lookOn = value?.lookOn
  useEffect(() => {
    if (lookOn !== undefined && isFree) take(lookOn)
  }, [lookOn, isFree])
  // A day can be typed without it.
  if (!value) return null
  return (
    <div>
      <Button size="compact-sm" variant="default" onClick={() => onTake(value.lookOn)}>
        {words('changes.proposed', { date: isoText(value.lookOn) })}
      </Button>
      <Text size="sm" component="ul" className="measure-reading">
        {value.reading.map(each => (
          <li key={JSON.stringify(each)}>{speak(each)}</li>
        ))}
      </Text>
    </div>
  )
}
