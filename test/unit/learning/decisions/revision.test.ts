import { describe, expect, it } from 'vitest'
import { isRevised, revisionWords } from '../../../../electron/learning/decisions/revision.ts'
import { say, type Message } from '../../../../shared/words/message.ts'
import { english } from '../../../../shared/words/en/index.ts'
import { speaker } from '../../../../shared/words/speaker.ts'
import { designFor } from '../../../../electron/learning/designs/registry.ts'
import { breather } from '../../../../electron/host/breathe.ts'
import type { Estimate, Withheld } from '../../../../shared/domain/answer.ts'
import { askedOf, frameOf } from '../designs/new-user-comparison/frame-by-hand.ts'

const { speak } = speaker(english)
const frame = frameOf([
  { exposed: true, people: 120, events: 12 },
  { exposed: false, people: 120, events: 24 },
])
const answered = await designFor(askedOf).run(askedOf, frame, {
  breathe: breather(new AbortController().signal),
  report: () => undefined,
})
if (answered.kind !== 'estimate') throw new Error('no estimate')
const found: Estimate = answered

/** The same answer with so many people and such a difference, whose standard error is 2 in 100. */
const answer = (people: number, difference: number, isToldApart = difference < -4): Estimate => ({
  ...found,
  people: { exposed: people / 2, comparator: people / 2 },
  riskDifferencePer100: { estimate: difference, lower: difference - 3.92, upper: difference + 3.92 },
  numberNeeded: isToldApart ? { people: 100 / Math.abs(difference), harm: false } : null,
})
const reason = say('diagnostics.model-found')
const hidden = (people: number): Withheld => ({
  ...answer(people, 0),
  kind: 'not-estimable',
  reasons: [{ code: 'events', reason, remedy: say('diagnostics.model-remedy') }],
  reading: [],
})
const words = (...between: Parameters<typeof revisionWords>) =>
  speak(say('revision.since', { changes: revisionWords(...between) as Message[], day: '2026-05-12' }))

describe('what a reader would care for', () => {
  it.each([
    ['the same again', answer(400, -9), answer(400, -9), false],
    ['four people more of four hundred', answer(400, -9), answer(404, -9), false],
    ['ten people more', answer(400, -9), answer(410, -9), true],
    ['four of forty: a tenth', answer(40, -9), answer(44, -9), true],
    ['moved by less than half its standard error', answer(400, -9), answer(400, -8.1), false],
    ['moved by more than that', answer(400, -9), answer(400, -7.9), true],
    ['turned round', answer(400, -0.3), answer(400, 0.3), true],
    ['no longer told apart', answer(400, -4.1), answer(400, -3.9), true],
    ['hidden', answer(400, -9), hidden(400), true],
    ['shown', hidden(400), answer(400, -9), true],
    ['hidden as before', hidden(400), hidden(402), false],
  ])('%s', (_, before, now, expected) => expect(isRevised(before, now)).toBe(expected))
})

describe('a revision in words', () => {
  it('says people first, then how the difference has moved, then whether it is still told', () => {
    expect(words(answer(400, -9), answer(414, -6))).toBe(
      '+14 people and the difference shrank from 9.0 to 6.0 fewer in 100 since you last decided (12 May 2026).',
    )
    expect(words(answer(400, -4.1), answer(400, -3.9))).toBe(
      'the difference shrank from 4.1 to 3.9 fewer in 100 and the two are no longer told apart since you last ' +
        'decided (12 May 2026).',
    )
    expect(words(answer(400, -2), answer(399, 3))).toMatch(
      /^-1 person and the difference turned round, from 2\.0 fewer to 3\.0 more in 100/u,
    )
    expect(words(answer(400, -9), answer(420, -9))).toMatch(/^\+20 people and still 9\.0 fewer in 100/u)
  })
  it('says that an answer that was shown is hidden now, and why', () => {
    expect(words(answer(400, -9), hidden(380))).toContain(`the answer is hidden now: ${speak(reason)}`)
  })
})
