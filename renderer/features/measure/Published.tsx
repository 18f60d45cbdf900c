import { Skeleton, Text } from '@mantine/core'
import type { Benchmark } from '../../../shared/domain/benchmarks/benchmark.ts'
import type { WholeMeasure } from '../../../shared/domain/measures/measure.ts'
import type { By } from '../../../shared/domain/measures/series.ts'
import { services } from '../../client/services.ts'
import { Problem } from '../../ui/states.tsx'
import { useLoaded } from '../../ui/use-call.ts'
import { speak, spoken, words } from '../../ui/words.ts'

/** The published figures that may stand beside a measure, each with whose people they are of. */
export function Published({ whole, by }: { whole: WholeMeasure; by: By }) {
  const { value, error } = useLoaded(signal => services.measures.benchmarks({}, { signal }), [])
  const fitting = value?.filter(({ measures }) => measures.includes(whole.measure.id)) ?? []
  return (
    <section aria-labelledby="measure-published">
      <h3 id="measure-published">{words('expected.published')}</h3>
      {error !== undefined && <Problem error={error} />}
      {value && fitting.length === 0 && (
        <Text size="sm" c="dimmed">
          {words('expected.no-published')}
        </Text>
      )}
      {fitting.map(each => (
        <Beside key={each.id} whole={whole} by={by} benchmark={each} />
      ))}
    </section>
  )
}

function Beside({ whole, by, benchmark }: { whole: WholeMeasure; by: By; benchmark: Benchmark }) {
  const { value, error } = useLoaded(
    signal => services.measures.beside({ whole, by, benchmark: benchmark.id }, { signal }),
    [whole.measure.id, by, benchmark.id],
  )
  return (
    <article className="measure-benchmark">
      <h4>{spoken(benchmark.title)}</h4>
      {error !== undefined && <Problem error={error} />}
      {!value && error === undefined && <Skeleton h={60} aria-busy />}
      {value && (
        <>
          <ul className="measure-reading">
            {value.reading.map(each => (
              <li key={JSON.stringify(each)}>{speak(each)}</li>
            ))}
          </ul>
          <h4>{words('expected.people')}</h4>
          <ul className="measure-reading">
            {value.differs.map(each => (
              <li key={JSON.stringify(each)}>{speak(each)}</li>
            ))}
          </ul>
        </>
      )}
      <Text size="sm" c="dimmed">
        {words('expected.source')} <bdi>{benchmark.source}</bdi>
      </Text>
    </article>
  )
}
