import type { MixFactor } from '../../../shared/domain/measures/mix-frame.ts'
import type { Level } from '../../../shared/domain/measures/level.ts'
import type { WholeMeasure } from '../../../shared/domain/measures/measure.ts'
import { services } from '../../client/services.ts'
import { useLoaded } from '../../ui/use-call.ts'
import { speak } from '../../ui/words.ts'

const bySource = ['urgency', 'procedure', 'clinician', 'place'] as const
type BySource = (typeof bySource)[number]
const isBySource = (is: MixFactor): is is BySource => (bySource as readonly MixFactor[]).includes(is)

/** So many are asked for at once. */
const MOST_ASKED = 500

/** What levels are called: in our words, or, where only their sources have words for them, as records is asked. */
export function useLevelNames(
  whole: WholeMeasure,
  is: MixFactor,
  levels: readonly Level[],
): (level: Level) => string {
  const keys = levels.filter(({ label }) => label === null).map(({ key }) => key)
  const { value } = useLoaded(
    async signal => {
      if (!isBySource(is)) return []
      const some = Array.from({ length: Math.ceil(keys.length / MOST_ASKED) }, (_, k) =>
        keys.slice(k * MOST_ASKED, (k + 1) * MOST_ASKED),
      )
      return (
        await Promise.all(
          some.map(those => services.patients.mixCalled({ whole, is, keys: those }, { signal })),
        )
      ).flat()
    },
    [is, keys.join(' ')],
  )
  const names = new Map(keys.map((key, at) => [key, value?.[at] ?? '']))
  return ({ key, label }) => (label ? speak(label) : (names.get(key) ?? ''))
}
