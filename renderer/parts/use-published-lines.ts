import type { BenchmarkLine } from '../../shared/domain/benchmarks/benchmark.ts'
import { services } from '../client/services.ts'
import { useLoaded, type Loaded } from '../ui/use-call.ts'

/** The published figures that may be drawn beside a measure. */
export const usePublishedLines = (measure: string): Loaded<readonly BenchmarkLine[]> =>
  useLoaded(signal => services.measures.benchmarkLines({ measure }, { signal }), [measure])
