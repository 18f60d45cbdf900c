import { describe, expect, it } from 'vitest'
import { limits } from '../../../electron/exchange/budgets.ts'
import { patience } from '../../../electron/exchange/patience.ts'
import { say, type Message } from '../../../shared/words/message.ts'
import { handClock } from '../../fixtures/hand-clock.ts'

function watched() {
  const clock = handClock()
  const ends: Message[] = []
  const watch = patience(limits, clock, reason => ends.push(reason))
  return { clock, ends, watch }
}

describe('a talk', () => {
  it('in which nothing comes ends after thirty seconds, once', () => {
    const { clock, ends } = watched()
    clock.turn(29_999)
    expect(ends).toEqual([])
    clock.turn(1)
    expect(ends).toEqual([say('exchange.said-nothing', { seconds: 30 })])
    clock.turn(1_000_000)
    expect([ends.length, clock.waiting()]).toEqual([1, 0])
  })

  it('in which a byte a second comes, and nothing whole, ends after a minute', () => {
    const { clock, ends, watch } = watched()
    for (let second = 0; second < 90; second++) {
      watch.heard(1)
      clock.turn(1_000)
    }
    expect(ends).toEqual([say('exchange.brought-nothing', { seconds: 60 })])
  })

  it('in which bytes come without end, and nothing that is wanted, ends by their number', () => {
    const { ends, watch } = watched()
    for (let sent = 0; sent < 9; sent++) watch.heard(1_000_000)
    expect(ends).toEqual([say('exchange.talked-without-end', { megabytes: 8 })])
  })

  it('that always leads a little further ends after ten minutes', () => {
    const { clock, ends, watch } = watched()
    for (let second = 0; second < 700; second++) {
      watch.heard(1_000)
      watch.progress()
      clock.turn(1_000)
    }
    expect(ends).toEqual([say('exchange.took-too-long', { minutes: 10 })])
  })

  it('does not end while our own work is what takes long, and counts anew after it', async () => {
    const { clock, ends, watch } = watched()
    const work = Promise.withResolvers<string>()
    const busy = watch.whileBusy(work.promise)
    clock.turn(120_000)
    expect(ends).toEqual([])
    work.resolve('kept')
    expect(await busy).toBe('kept')
    clock.turn(29_999)
    expect(ends).toEqual([])
    clock.turn(60_000)
    expect(ends).toEqual([say('exchange.said-nothing', { seconds: 30 })])
  })

  it('does not end because this process was held up, and hears what was said meanwhile', () => {
    const { clock, ends, watch } = watched()
    clock.holdUp(120_000)
    clock.turn(0)
    expect(ends).toEqual([])
    watch.heard(1)
    clock.turn(29_000)
    expect(ends).toEqual([])
    clock.turn(2_000)
    expect(ends).toEqual([say('exchange.said-nothing', { seconds: 30 })])
  })

  it('that has ended of itself leaves nothing waiting', () => {
    const { clock, ends, watch } = watched()
    watch.stop()
    clock.turn(1_000_000)
    watch.heard(100_000_000)
    expect([clock.waiting(), ends]).toEqual([0, []])
  })
})
