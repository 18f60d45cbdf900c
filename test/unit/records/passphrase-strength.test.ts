import { describe, expect, it } from 'vitest'
import { ENOUGH, guessesFor } from '../../../electron/records/passphrase-strength.ts'

describe('how many guesses a passphrase withstands', () => {
  // Of the lists of what people choose most, and what they make of them.
  it.each([
    'password',
    'Passw0rd!',
    '1234567890123456',
    'qwertyuiopasdfgh',
    'aaaaaaaaaaaaaaaaaaaaaaaa',
    'iloveyou1984',
    'Michael1990',
    '24.12.1979',
    'demonstration',
  ])('is few where it was made as people make them: %s', async passphrase =>
    expect(await guessesFor(passphrase)).toBeLessThan(ENOUGH),
  )

  // Diceware: each of 7,776 words is as likely as the next, so four are 3.6e15.
  it.each(['correct horse battery staple', 'goblin tangent shirt mauve', 'Zaun Birne Kelle Dachs'])(
    'is enough for four words that do not belong together: %s',
    async passphrase => expect(await guessesFor(passphrase)).toBeGreaterThan(ENOUGH),
  )

  it('does not fall where more is typed at its end, and is said soon of very long ones', async () => {
    const [short, long] = ['goblin tangent shirt', `goblin tangent shirt ${'a b '.repeat(200)}`]
    expect(await guessesFor(long)).toBeGreaterThanOrEqual(await guessesFor(short))
  })
})
