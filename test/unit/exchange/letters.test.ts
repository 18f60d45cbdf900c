import { describe, expect, it } from 'vitest'
import { seal, unseal } from '../../../electron/exchange/envelope.ts'
import { identityFrom } from '../../../electron/exchange/identity.ts'
import { letters, readLetter } from '../../../shared/domain/letters/registry.ts'
import { brokenLetters, kinds } from '../../fixtures/broken-letters.ts'
import { bodyOf, signed } from '../../fixtures/letters.ts'
import { say } from '../../../shared/words/message.ts'

/** Specification: docs/formats/envelope.md, section Letters. */
const anna = identityFrom(new Uint8Array(32).fill(1))
const LONGEST = 64_000

describe('a letter', () => {
  it('is of a kind that is named like its place in the registry', () =>
    expect(Object.entries(letters).map(([place, { name }]) => [place, name])).toEqual(
      kinds.map(kind => [kind, kind]),
    ))

  it.each(kinds)('of the kind %s is signed and read as it was written', kind => {
    const sealed = seal(anna, { kind, sequence: 7, body: bodyOf[kind] })
    expect(sealed).toEqual(signed(1, anna.key, { kind, sequence: 7, body: bodyOf[kind] }))
    expect(unseal(sealed)).toEqual({ ok: true, envelope: sealed })
    const read = readLetter(kind, bodyOf[kind])
    expect(read.ok && read.letter).toMatchObject({ kind, body: JSON.parse(bodyOf[kind]) })
  })

  it.each(brokenLetters)(
    'of the kind $kind with $flaw is refused though its issuer signed it',
    ({ kind, body, why }) => {
      const sealed = signed(1, anna.key, { kind, sequence: 7, body })
      expect(unseal(sealed)).toEqual({
        ok: false,
        refusal: { issuer: anna.key, sequence: 7, reason: say(why) },
      })
    },
  )

  it.each(brokenLetters)('of the kind $kind with $flaw is not signed', ({ kind, body }) => {
    expect(() => seal(anna, { kind, sequence: 7, body })).toThrow(
      expect.objectContaining({ code: 'refused' }),
    )
  })

  it.each(kinds)('of the kind %s is refused when it is longer than any', kind => {
    const body = bodyOf[kind] + ' '.repeat(LONGEST + 1 - bodyOf[kind].length)
    expect(unseal(signed(1, anna.key, { kind, sequence: 7, body }))).toMatchObject({
      ok: false,
      refusal: { reason: say('letters.no-envelope') },
    })
    expect(() => seal(anna, { kind, sequence: 7, body })).toThrow(
      expect.objectContaining({ code: 'refused' }),
    )
  })

  it('of a kind that nobody knows is no letter', () => {
    for (const kind of ['rumour', 'toString', '__proto__'])
      expect(unseal(signed(1, anna.key, { kind, sequence: 7, body: bodyOf.withdrawal }))).toMatchObject({
        ok: false,
        refusal: { reason: say('letters.no-envelope') },
      })
  })

  it('may ask for a value beyond a short threshold in a public unit', () => {
    const body = bodyOf.question.replace(
      '"label":"ICD-10 I50"',
      '"label":"ICD-10 I50","value":{"comparator":">=","threshold":7.25,"unit":"mmol/L"}',
    )
    expect(readLetter('question', body).ok).toBe(true)
  })

  it('takes back what a withdrawal names, and nothing else does', () =>
    expect(
      kinds.map(kind => {
        const read = readLetter(kind, bodyOf[kind])
        return read.ok && read.letter.takesBack
      }),
    ).toEqual([undefined, undefined, 3, undefined]))

  it('can be taken back where it tells of an answer or a question, not where it reports what happened', () =>
    expect(kinds.filter(kind => letters[kind].withdrawable)).toEqual(['summary', 'question']))
})
