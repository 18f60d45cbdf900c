import { say } from '../../../../shared/words/message.ts'
import { p } from './by-period.ts'
import { hasFewEvents } from './few-events.ts'
import type { Chart } from './chart.ts'

/**
 * Shares of whoever is here at the end of each period, by what stands in her record of a longer time: neighbouring
 * points rest on mostly the same facts. Limits from one step to the next would be far too narrow, and runs and trends
 * come by themselves; so limits are as wide as chance makes them among so many people, and only a point beyond them is
 * told. Source: NHS England, Making Data Count (2023): rolling periods are not to be judged by rules for single ones.
 */
export const overlapping: Chart = {
  ...p,
  sketch(charted) {
    // How often rules for single periods speak by chance is nothing to state of these.
    const sketch = p.sketch({ ...charted, isPlain: !hasFewEvents(charted.points, 'share') })
    if (sketch.kind === 'none') return sketch
    return {
      ...sketch,
      signals: sketch.signals.filter(({ pattern }) => pattern === 'beyond-limit'),
      judged: 'limits',
      reading: [say('outcome.overlapping')],
    }
  },
}
