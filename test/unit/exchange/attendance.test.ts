import { describe, expect, it } from 'vitest'
import { attendance } from '../../../electron/exchange/attendance.ts'
import { limits } from '../../../electron/exchange/budgets.ts'
import { say, type Message } from '../../../shared/words/message.ts'
import { handClock } from '../../fixtures/hand-clock.ts'

describe('a peer that calls', () => {
  it('may call thirty times in a minute, and more often not; another peer has its own', () => {
    const clock = handClock()
    const { mayMeet } = attendance(limits, clock)
    const answers = Array.from({ length: 31 }, () => mayMeet('anna'))
    expect(answers).toEqual([...Array.from({ length: 30 }, () => true), false])
    expect(mayMeet('berta')).toBe(true)
    clock.turn(2_000)
    expect([mayMeet('anna'), mayMeet('anna')]).toEqual([true, false])
  })

  it('may have two meetings at once; of more the oldest is ended, and those of others go on', () => {
    const { begin } = attendance(limits, handClock())
    const ends: Array<[string, Message]> = []
    const meet = (key: string, name: string) => begin(key, reason => ends.push([name, reason]))
    meet('berta', 'hers')
    meet('anna', 'first')
    meet('anna', 'second')
    expect(ends).toEqual([])
    meet('anna', 'third')
    expect(ends).toEqual([['first', say('exchange.called-anew')]])
  })

  it('may name a few logs, and those again; another peer has its own', () => {
    const { mayFollow } = attendance(limits, handClock())
    const names = Array.from({ length: 9 }, (_, each) => `log ${each}`)
    expect(names.map(each => mayFollow('anna', each))).toEqual([...names.slice(1).map(() => true), false])
    expect([mayFollow('anna', 'log 0'), mayFollow('berta', 'log 8')]).toEqual([true, true])
  })

  it('has its share again once a meeting is over', () => {
    const { begin } = attendance(limits, handClock())
    const ends: string[] = []
    begin('anna', () => ends.push('first'))()
    for (const name of ['second', 'third']) begin('anna', () => ends.push(name))
    expect(ends).toEqual([])
  })
})
