import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readMeasures } from '../../../../../electron/learning/outcomes/library.ts'
import { speak } from '../../../../../electron/headless/words.ts'
import {
  definitionInWords,
  denominatorInWords,
  notRecordedInWords,
} from '../../../../../shared/domain/measures/definition-in-words.ts'
import { say } from '../../../../../shared/words/message.ts'

const { measures } = readMeasures(path.resolve(import.meta.dirname, '../../../../../resources'))
const whole = (id: string) => measures.find(({ measure }) => measure.id === id)!
const nOf = (id: string) => {
  const said = denominatorInWords(whole(id))
  return said && speak(said)
}
const saidOf = (id: string) =>
  Object.fromEntries(
    definitionInWords(whole(id)).map(({ is, by }) => [is, speak(say('definition.list', { by: [...by] }))]),
  )

describe('what n is', () => {
  // Both are of people with diabetes: in one of whom HbA1c was measured, in the other of all that were seen.
  it('tells measures of the same people apart by who was seen and who was measured', () => {
    expect(nOf('hba1c-control')).toMatch(
      /^n: seen in the last \d+ months, with .*HbA1c.* in the last 12 months$/u,
    )
    expect(nOf('hba1c-not-measured')).toMatch(/^n: seen in the last \d+ months$/u)
  })
  it('is left to the title where each event counts', () => {
    expect(nOf('surgical-site-infection')).toBeUndefined()
  })
})

describe('a definition in words', () => {
  it('says the window of what is looked for, in days from the day that counts', () => {
    const said = saidOf('surgical-site-infection')
    // Within thirty days, as its title says in other words.
    expect(said['numerator']).toMatch(/day [01] to day 30$/u)
    expect(said['counted']).toMatch(/, each time$/u)
  })
  it.each(measures.map(({ measure }) => measure.id))('can say every rule of %s', id => {
    for (const text of Object.values(saidOf(id))) expect(text).not.toMatch(/undefined|NaN|\{/u)
  })
})

describe('what becomes of those of whom nothing is recorded', () => {
  const said = (id: string) => notRecordedInWords(whole(id).measure).map(each => speak(each))
  it('is unknown where a number is asked for, and taken for "no" where an event is', () => {
    expect(said('hba1c-control')).toEqual(['Whoever was not measured is unknown, and counts neither way.'])
    // Ten operations, one death recorded: one in ten, and not one in one. So silence counts.
    for (const id of ['mortality-after-operation-30', 'surgical-site-infection', 'hba1c-not-measured'])
      expect(said(id), id).toEqual(['What nobody recorded counts as not having happened.'])
  })
  it('is no question of a length of stay', () => {
    const stays = measures.filter(({ measure }) => measure.quantity !== undefined)
    expect(stays.length).toBeGreaterThan(0)
    for (const { measure } of stays) expect(notRecordedInWords(measure)).toEqual([])
  })
  it('says what must not stand there as a person would', () => {
    expect(saidOf('hba1c-not-measured')['numerator']).toMatch(/^without HbA1c, day/u)
    for (const { measure } of measures)
      expect(Object.values(saidOf(measure.id)).join(' '), measure.id).not.toMatch(/\bno an? /u)
  })
})
