import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { disguised, pseudo } from '../../../../shared/words/pseudo.ts'
import { speaker } from '../../../../shared/words/speaker.ts'
import { inventedArea, inventedLanguage, inventedSentences } from './invented-area.ts'

const sentences = Object.fromEntries(
  Object.entries(inventedSentences).map(([key, sentence]) => [key, disguised(sentence)]),
) as Record<keyof typeof inventedArea, string>
const { speak } = speaker(inventedLanguage('en-GB', sentences), inventedArea)

describe('the pseudo-language', () => {
  it('keeps every value readable and disguises every word of ours', () => {
    expect(speak({ key: 'ward.named', values: { name: 'Ward A' } })).toMatch(/^\[\S*ĥíś íś Ward A\.~+\]$/)
    expect(speak({ key: 'ward.people', values: { people: 1 } })).toMatch(/^\[1 ƥéŕśóń~~~ óƒ 1~+\]$/)
    expect(speak({ key: 'ward.people', values: { people: 0 } })).toMatch(/^\[\s?ńóƀóđý~~~ óƒ 0~+\]$/)
    expect(speak({ key: 'ward.kept', values: { how: 'badly' } })).toMatch(/^\[ķéƥť ƀàđľý~+\]$/)
  })

  it('leaves no letter that English sentences are written in, and grows by a third', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z ]{1,80}$/), words => {
        const out = disguised(words)
        expect(out).not.toMatch(/[A-Za-z]/)
        expect(out.length).toBeGreaterThanOrEqual(words.length * 1.35)
        expect(new Set(out.replaceAll(/[[\]~ ]/g, '')).size).toBe(new Set(words.replaceAll(' ', '')).size)
      }),
    )
  })

  it('lets each form of a choice grow by its own length, so that a short word is not judged by its neighbours', () => {
    const { length: short } = disguised('{sex, select, female {female} other {unknown to the source}}').match(
      /\{[^{}]*?(~+)\}/,
    )![1]!
    expect(short).toBe(3) // six letters, and a third more
  })

  it('shows where it begins and where it ends, so that what is cut is seen', () => {
    for (const sentence of Object.values(pseudo.sentences)) expect(sentence).toMatch(/^\[.*\]$/su)
  })

  it('is for tests: it names itself in its own letters and nobody has read it', () => {
    expect(pseudo).toMatchObject({ tag: 'en-GB', name: 'Ƥśéúđó', direction: 'ltr', reviewedBy: null })
  })
})
