import { describe, expect, it } from 'vitest'
import { mayBeOngoing } from '../../../../shared/domain/facts/course.ts'
import { standingWords } from '../../../../shared/domain/facts/standing-words.ts'
import { counts, standings, subjects } from '../../../../shared/domain/facts/standing.ts'
import { english } from '../../../../shared/words/en/index.ts'
import { speaker } from '../../../../shared/words/speaker.ts'

describe('a fact', () => {
  it('counts as hers where it happened, and to her', () => {
    const counted = standings.flatMap(is =>
      subjects.flatMap(about => (counts({ standing: { is }, about }) ? [`${is} ${about}`] : [])),
    )
    expect(counted).toEqual(['happened patient'])
  })
  it('that happened needs no word for it; any other says what it is, in its source’s word', () => {
    const { speak } = speaker(english)
    expect(standingWords({ is: 'happened', because: { element: 'status', word: 'final' } })).toBeUndefined()
    const told = standings.filter(is => is !== 'happened').map(is => speak(standingWords({ is })!))
    expect(new Set(told).size).toBe(6)
    for (const is of standings.filter(each => each !== 'happened')) {
      const because = { element: 'status', word: 'on-hold' }
      expect(speak(standingWords({ is, because })!)).toContain('on-hold')
    }
  })
})

describe('a problem or an allergy', () => {
  const ongoing = (more: Partial<Parameters<typeof mayBeOngoing>[0]>) =>
    mayBeOngoing({ standing: { is: 'happened' }, status: 'active', ...more })
  it('may be so today unless somebody took it back, denied it or only planned it', () =>
    expect(standings.filter(is => ongoing({ standing: { is } }))).toEqual([
      'happened',
      'uncertain',
      'unknown',
    ]))
  // FHIR R4, condition-clinical and allergyintolerance-clinical
  it.each([
    ['active', true],
    ['recurrence', true],
    ['relapse', true],
    ['', true],
    ['inactive', false],
    ['remission', false],
    ['resolved', false],
  ])('with the status %j may be so today: %s', (status, answer) => expect(ongoing({ status })).toBe(answer))
  it('that has ended is over', () => expect(ongoing({ end: {} })).toBe(false))
})
