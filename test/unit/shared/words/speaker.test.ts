import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { english } from '../../../../shared/words/en/index.ts'
import { speaker, type Speaker } from '../../../../shared/words/speaker.ts'
import { inventedArea, inventedEnglish, inventedLanguage, inventedSentences } from './invented-area.ts'

const ours = () => speaker(inventedEnglish, inventedArea)
const speak: Speaker['speak'] = message => ours().speak(message)
const said = (key: keyof typeof inventedArea, values: Record<string, unknown> = {}) => speak({ key, values })
const quiet = { key: 'ward.quiet', values: {} }

describe('a speaker', () => {
  const table: ReadonlyArray<
    [key: keyof typeof inventedArea, values: Record<string, unknown>, words: string]
  > = [
    ['ward.quiet', {}, 'All is quiet.'],
    ['ward.named', { name: 'Ward A' }, 'This is Ward A.'],
    ['ward.people', { people: 0 }, 'nobody of 0'],
    ['ward.people', { people: 1 }, '1 person of 1'],
    ['ward.people', { people: 2 }, '2 people of 2'],
    ['ward.people', { people: 12_345 }, '12345 people of 12345'],
    ['ward.people', { people: -1 }, '−1 person of −1'],
    ['ward.weight', { kilograms: 70 }, '70.0 kg'],
    ['ward.weight', { kilograms: 1_234.56 }, '1234.6 kg'],
    ['ward.weight', { kilograms: -0.04 }, '−0.0 kg'],
    ['ward.change', { kilograms: 2 }, 'by +2.0 kg'],
    ['ward.change', { kilograms: -2.25 }, 'by −2.3 kg'],
    ['ward.change', { kilograms: 0 }, 'by 0.0 kg'],
    ['ward.change', { kilograms: 0.04 }, 'by +0.0 kg'],
    ['ward.change', { kilograms: -0.04 }, 'by −0.0 kg'],
    ['ward.opened', { on: '2026-11-29' }, 'opened on 29 Nov 2026'],
    ['ward.opened', { on: '1899-01-01' }, 'opened on 1 Jan 1899'],
    ['ward.kept', { how: 'well' }, 'kept well'],
    ['ward.kept', { how: 'badly' }, 'kept badly'],
    ['ward.says', { said: quiet }, 'It says: All is quiet.'],
    ['ward.says', { said: { key: 'ward.people', values: { people: 3 } } }, 'It says: 3 people of 3'],
    ['ward.holds', { things: [] }, 'It holds .'],
    ['ward.holds', { things: ['a'] }, 'It holds a.'],
    ['ward.holds', { things: ['a', 'b'] }, 'It holds a and b.'],
    ['ward.holds', { things: ['a', quiet, 'c'] }, 'It holds a, All is quiet. and c.'],
    ['ward.round', { people: 1, name: 'A' }, "A's person"],
    ['ward.round', { people: 2, name: 'A' }, '2 people {of} A'],
    ['ward.place', { place: 1 }, '1st'],
    ['ward.place', { place: 2 }, '2nd'],
    ['ward.place', { place: 13 }, '13th'],
    ['ward.place', { place: 23 }, '23rd'],
    ['ward.risk', { risk: 0.0551 }, 'a risk of 0.055'],
    ['ward.risk', { risk: 0.7 }, 'a risk of 0.70'],
    ['ward.risk', { risk: 1_234 }, 'a risk of 1200'],
    ['ward.limit', { limit: 7.5 }, 'above 7.5'],
    ['ward.limit', { limit: 0.1 + 0.2 }, 'above 0.3'],
    ['ward.limit', { limit: 12_000 }, 'above 12000'],
    ['ward.either', { things: ['a', 'b', quiet] }, 'either a, b or All is quiet.'],
    ['ward.called', { what: 'Ward A' }, 'called Ward A'],
    ['ward.called', { what: quiet }, 'called All is quiet.'],
    // The number of the nearest plural, in its choices too; outside it a sharp is a sharp, and a value nobody gives is
    // nothing.
    ['ward.beds', { people: 1, how: 'well' }, '1 bed, bed #1 '],
    ['ward.beds', { people: 3, how: 'well' }, '3 good beds, bed #1 '],
    ['ward.beds', { people: 3, how: 'badly' }, '3 beds, bed #1 '],
  ]
  for (const [key, values, words] of table)
    it(`says "${words}"`, () => {
      expect(said(key, values)).toBe(words)
    })

  it('leaves the words of a source as they are, whatever marks they hold', () => {
    for (const name of [
      '{people}',
      '# of 3',
      "it's '{' so",
      '{n, plural, other {x}}',
      'C:\\data\\x41\\u0041',
      '%20',
    ])
      for (const people of [1, 2])
        expect(said('ward.round', { people, name })).toBe(
          people === 1 ? `${name}'s person` : `2 people {of} ${name}`,
        )
  })

  it('rounds as the screens did before there was a speaker', () => {
    const { number } = ours()
    fc.assert(
      fc.property(
        fc.double({ min: -1e9, max: 1e9, noNaN: true }),
        fc.integer({ min: 0, max: 6 }),
        (value, digits) => {
          expect(number(value, digits)).toBe(value.toFixed(digits).replace('-', '−'))
        },
      ),
    )
    expect(number(12.35, 1)).toBe('12.3') // a double just below the half
    expect(number(1_000_000, 0)).toBe('1000000')
  })

  it('says the same a second time', () => {
    const { speak: again } = ours()
    for (const people of [1, 2, 1])
      expect(again({ key: 'ward.people', values: { people } })).toBe(
        people === 1 ? '1 person of 1' : '2 people of 2',
      )
  })

  it('says the key of a message that nobody knows, alone or inside another', () => {
    expect(speak({ key: 'ward.loud', values: { x: 1 } })).toBe('ward.loud')
    expect(speak({ key: 'constructor', values: {} })).toBe('constructor')
    expect(said('ward.says', { said: { key: 'ward.loud', values: {} } })).toBe('It says: ward.loud')
  })

  it('says the key where its language has no sentence', () => {
    const silent = speaker({ ...inventedEnglish, sentences: {} as never }, inventedArea)
    expect(silent.speak(quiet)).toBe('ward.quiet')
  })

  it('writes a day alone', () => {
    expect(ours().day('2000-02-29')).toBe('29 Feb 2000')
  })

  it('knows the messages of Casebook, by key and values or as they came', () => {
    const { words, speak: spoken, language } = speaker(english)
    expect(words('fault.cancelled')).toBe('Cancelled.')
    expect(words('fault.service-absent', { contract: 'intake' })).toBe('The intake service is not running.')
    expect(spoken({ key: 'fault.cancelled', values: {} })).toBe('Cancelled.')
    expect(language).toBe(english)
  })
})

describe('a speaker of another language', () => {
  const polish = speaker(
    inventedLanguage('pl', {
      ...inventedSentences,
      'ward.people': '{people, plural, one {# osoba} few {# osoby} many {# osób} other {# osoby}}',
      'ward.kept': '{how, select, other {zadbany}}',
    }),
    inventedArea,
  )
  const of = (key: keyof typeof inventedArea, values: Record<string, unknown>) =>
    polish.speak({ key, values })

  it('chooses its own plurals', () => {
    expect([1, 3, 5, 22, 0].map(people => of('ward.people', { people }))).toEqual([
      '1 osoba',
      '3 osoby',
      '5 osób',
      '22 osoby',
      '0 osób',
    ])
  })

  it('writes numbers, days and lists its own way', () => {
    expect(of('ward.weight', { kilograms: 70.5 })).toBe('70,5 kg')
    expect(of('ward.opened', { on: '2026-11-29' })).toBe('opened on 29 lis 2026')
    expect(of('ward.holds', { things: ['a', 'b', 'c'] })).toBe('It holds a, b i c.')
  })

  it('may say the same for every choice', () => {
    expect(of('ward.kept', { how: 'badly' })).toBe('zadbany')
  })
})
