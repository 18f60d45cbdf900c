import { describe, expect, it } from 'vitest'
import { hostileShapes } from '../../fixtures/hostile-shapes.ts'
import { readBytes } from '../../fixtures/read-bytes.ts'
import { runs } from '../runs.ts'

const SMALL = 60_000
const TIMES = 8
/** What takes a time in proportion takes `TIMES` as long, what is quadratic its square; noise is added to both. */
const [MOST, NOISE_MICROSECONDS] = [24, 40_000]

async function quickest(text: string): Promise<number> {
  const bytes = Buffer.from(text, 'latin1')
  let least = Infinity
  for (let run = 0; run < 3; run++) {
    const began = process.cpuUsage()
    await readBytes(bytes).catch(() => undefined) // why it cannot be read is told elsewhere
    least = Math.min(least, process.cpuUsage(began).user)
  }
  return least
}

/** In the quick line a third of them. */
const shapes = hostileShapes.filter((_, at) => at % runs(3, 1) === 0)

describe('bytes made to cost more than they weigh', () => {
  it.each(shapes.map(each => [each.name, each] as const))(
    'take a time in proportion to their number: %s',
    async (_, { make }) => {
      const small = await quickest(make(SMALL))
      const large = await quickest(make(SMALL * TIMES))
      expect(large).toBeLessThan(MOST * small + NOISE_MICROSECONDS)
    },
  )
})
