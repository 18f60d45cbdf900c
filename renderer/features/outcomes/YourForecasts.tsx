import { Title } from '@mantine/core'
import { useEffect } from 'react'
import { services } from '../../client/services.ts'
import { Graded } from '../../parts/forecasts/Graded.tsx'
import { useForecasts } from '../../parts/forecasts/use-forecasts.ts'
import { Problem } from '../../ui/states.tsx'
import { words } from '../../ui/words.ts'

/** All that was foretold, and what became of it; whoever sees it here need not be told on Today. */
export function YourForecasts() {
  const { value, error } = useForecasts({})
  const graded = value?.gradedAll
  useEffect(() => {
    // That it was seen is no more than a convenience: where it cannot be kept, Today tells once more.
    if (graded !== undefined && graded > 0) services.measures.seeForecasts({ graded }).catch(() => undefined)
  }, [graded])
  if (error !== undefined) return <Problem error={error} />
  if (!value || (value.operations.length === 0 && value.periods.length === 0)) return null
  return (
    <section className="outcome-group" aria-labelledby="your-forecasts">
      <Title order={3} size="h4" id="your-forecasts">
        {words('forecasts.title')}
      </Title>
      <Graded book={value} isNamed />
    </section>
  )
}
