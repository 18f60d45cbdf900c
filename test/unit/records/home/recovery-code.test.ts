import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { secretOf } from '../../../../electron/records/home/secret.ts'
import {
  newRecoveryCode,
  recoveryCodeIn,
  recoveryCodeOf,
} from '../../../../electron/records/home/recovery-code.ts'

const codeIn = (typed: string) => recoveryCodeIn(secretOf(typed))
const codes = fc.uint8Array({ minLength: 20, maxLength: 20 }).map(recoveryCodeOf)
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

describe('the code of a recovery sheet', () => {
  it('is seven groups of five that nobody reads as something else, and never the same twice', () => {
    const made = Array.from({ length: 50 }, () => newRecoveryCode())
    for (const code of made) expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){6}[0-9A-HJKMNP-TV-Z]{5}$/)
    expect(new Set(made).size).toBe(made.length)
  })

  it('is the same however it is spaced and written, and whatever its zeros and ones are read as', () =>
    fc.assert(
      fc.property(
        codes,
        fc.constantFrom('', ' ', '-', '\n', ' - '),
        fc.boolean(),
        (code, between, isSmall) => {
          const written = code.replaceAll('-', between).replaceAll('0', 'O').replaceAll('1', 'l')
          expect(codeIn(isSmall ? written.toLowerCase() : written)).toEqual(codeIn(code))
          expect(codeIn(code)).toBeDefined()
        },
      ),
    ))

  it('with one letter wrong, missing, doubled or exchanged with its neighbour is none', () =>
    fc.assert(
      fc.property(codes, fc.nat(34), fc.constantFrom(...letters), (code, at, other) => {
        const plain = code.replaceAll('-', '')
        const [before, here, after] = [plain.slice(0, at), plain[at]!, plain.slice(at + 1)]
        const slips = [
          `${before}${after}`,
          `${before}${here}${here}${after}`,
          ...(other === here ? [] : [`${before}${other}${after}`]),
          ...(after === '' || after[0] === here ? [] : [`${before}${after[0]!}${here}${after.slice(1)}`]),
        ]
        // Fifteen bits notice all but one in 32,768: of some thousand slips a few might pass, none of these did.
        expect(slips.filter(each => codeIn(each) !== undefined)).toEqual([])
      }),
      { seed: 1, numRuns: 300 },
    ))

  it.each(['', 'four words not together', 'A'.repeat(35), '0'.repeat(35)])('is not in %j', typed =>
    expect(codeIn(typed)).toBeUndefined(),
  )
})
