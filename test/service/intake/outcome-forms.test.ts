import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readMeasures } from '../../../electron/learning/outcomes/library.ts'
import { measureParts } from '../../../shared/domain/measures/frame.ts'
import { dayNumber } from '../../../shared/domain/day/iso-day.ts'
import { outcomeFormOf, outcomeForms } from '../../../shared/domain/forms/forms.ts'
import { statedByForm, type Answers } from '../../../shared/domain/forms/score.ts'
import { english } from '../../../shared/words/en/index.ts'
import type { Term } from '../../../shared/words/message.ts'
import { speaker } from '../../../shared/words/speaker.ts'
import { draftOf, entered, type Draft, type Stated } from '../../fixtures/entries.ts'
import { intakeRoom, type IntakeRoom } from '../../fixtures/intake-room.ts'

let room: IntakeRoom
beforeAll(() => {
  room = intakeRoom()
})
afterAll(() => room.end())

const { speak } = speaker(english)
const name = (term: Term) => (typeof term === 'string' ? term : speak(term))
const { measures } = readMeasures(path.resolve(import.meta.dirname, '../../../resources'))
const whole = (id: string) => measures.find(({ measure }) => measure.id === id)!
const periods = [{ fromDay: dayNumber('2026-01-01'), toDay: dayNumber('2026-12-31') }]

/** A PHQ-9 whose items add up to so much, threes first. */
const phq9 = (total: number): Stated[] => {
  const form = outcomeFormOf('phq-9')!
  const answers: Answers = Object.fromEntries(
    form.items.map(({ key }, at) => [key, Math.max(0, Math.min(3, total - 3 * at))]),
  )
  return statedByForm(form, answers, name)
}
/** Somebody new and what is said of her in February; the number of her chart. */
async function registered(draft: Partial<Draft>): Promise<number> {
  const { patient } = await entered(room, draftOf({ happened: '2026-02-01', ...draft }))
  return patient! // nobody else is called so
}
async function countsOf(id: string): Promise<Record<string, number>> {
  const { counts } = await room.frames.measure({ whole: whole(id), periods })
  return Object.fromEntries(measureParts.map((part, at) => [part, counts[at]!]))
}

describe('a form of what somebody says of herself', () => {
  it.each(outcomeForms.map(each => [each.id, each] as const))('%s is entered wholly', async (_id, form) => {
    const answers = Object.fromEntries(form.items.map(({ key }) => [key, form.answers.at(-1)!.score]))
    const answer = await entered(room, draftOf({ facts: statedByForm(form, answers, name) }))
    expect(answer.setAside).toEqual([])
    expect(await room.unsound()).toEqual([])
  })

  it('moves the measure of its change: filled twice by two people, one is felt to be better', async () => {
    // The data go on until the time is over.
    await registered({ happened: '2026-11-20' })
    const before = await countsOf('phq-9-response')
    for (const [first, second] of [
      [15, 10],
      [15, 11],
    ] as const) {
      const person = { name: `Invented ${first} ${second}`, sex: 'female', birth: '1970-05-05' } as const
      const patient = await registered({ person, facts: phq9(first) })
      await entered(room, draftOf({ person: { patient }, happened: '2026-04-15', facts: phq9(second) }))
    }
    const after = await countsOf('phq-9-response')
    expect(after['numerator']! - before['numerator']!).toBe(1)
    expect(after['without']! - before['without']!).toBe(1)
    expect(await room.unsound()).toEqual([])
  })

  it('is taken back wholly, and then counts nowhere', async () => {
    const draft = draftOf({
      person: { name: 'Invented Back', sex: 'male', birth: '1980-05-05' },
      happened: '2026-02-01',
      facts: phq9(15),
    })
    const before = await countsOf('phq-9-response')
    const patient = await registered(draft)
    expect(Object.values(await countsOf('phq-9-response'))).not.toEqual(Object.values(before))
    await entered(room, { ...draft, version: 2, person: { patient }, facts: [] })
    expect(await countsOf('phq-9-response')).toEqual(before)
  })
})
