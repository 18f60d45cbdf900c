import { Button, Text } from '@mantine/core'
import { useEffect, useEffectEvent, useRef } from 'react'
import type { Expectation } from '../../../shared/domain/measures/change.ts'
import type { WholeMeasure } from '../../../shared/domain/measures/measure.ts'
import type { By } from '../../../shared/domain/measures/series.ts'
import { periodsBack } from '../../client/measure-series.ts'
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
  /** The day as it is typed. Where there is none, or the one proposed before, the proposed one is written. */
  readonly typed: string
  onTake(lookOn: string): void
}

/** A day to look again by which the measure's own chart would tell, and why that one. */
export function ProposedLook({ whole, by, made, expected, typed, onTake }: ProposedLookProps) {
  const { direction, by: size } = expected
  const { value } = useLoaded(
    signal =>
      services.measures.proposeLook(
        { whole, by, periods: periodsBack[by], made, today: isoToday(), expected },
        { signal },
      ),
    [whole.measure.id, by, made, direction, size],
  )
  const written = useRef('')
  // Without a size nothing is reckoned: such a day is for whoever presses it.
  const lookOn = size > 0 ? value?.lookOn : undefined
  const write = useEffectEvent((day: string) => {
    if (typed !== '' && typed !== written.current) return
    written.current = isoText(day)
    onTake(day)
  })
  useEffect(() => {
    if (lookOn !== undefined) write(lookOn)
  }, [lookOn])
  // A day can be typed without it.
  if (!value) return null
  const [first, ...others] = value.reading
  return (
    <div>
      <Button size="compact-sm" variant="default" onClick={() => onTake(value.lookOn)}>
        {words('changes.proposed', { date: isoText(value.lookOn) })}
      </Button>
      {first && (
        <Text size="sm" maw="65ch" mt={4}>
          {speak(first)}
        </Text>
      )}
      {others.length > 0 && (
        <details>
          <summary>{words('changes.proposed-why')}</summary>
          <Text size="sm" component="ul" className="measure-reading">
            {others.map(each => (
              <li key={JSON.stringify(each)}>{speak(each)}</li>
            ))}
          </Text>
        </details>
      )}
    </div>
  )
}
