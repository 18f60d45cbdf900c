import { describe, expect, it } from 'vitest'
import { caveatOf } from '../../../../shared/domain/caveat.ts'
import { inOneLine, shut } from '../../../../shared/domain/doors.ts'
import { english } from '../../../../shared/words/en/index.ts'
import { speaker } from '../../../../shared/words/speaker.ts'

const { speak } = speaker(english)

describe('which doors are open', () => {
  it.each([
    ['release', 'demonstration'],
    ['invented-practice', 'demonstration'],
    ['files', 'own'],
    ['entry', 'own'],
  ] as const)('%s: only in a casebook that is %s, and elsewhere the reason is given', (door, open) => {
    expect(shut(door, open)).toBeUndefined()
    const why = shut(door, open === 'own' ? 'demonstration' : 'own')
    expect(speak(why!.reason)).toMatch(/\.$/u)
    expect(speak(why!.remedy)).toMatch(/\.$/u)
    expect(speak(inOneLine(why!))).toBe(`${speak(why!.reason)} ${speak(why!.remedy)}`)
  })

  it("answers from one's own patients say what they are meant for, the demonstration's are about nobody", () => {
    expect(caveatOf('own')).toBe('not validated as a medical device')
    expect(caveatOf('demonstration')).toBeNull()
  })
})
