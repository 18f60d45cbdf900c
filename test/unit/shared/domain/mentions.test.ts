import { describe, expect, it } from 'vitest'
import { mentionsOf } from '../../../../shared/domain/mentions.ts'

const vesna = mentionsOf({
  references: ['Patient/7', 'urn:uuid:0a1b'],
  names: ['Vesna Quistgård'],
  births: ['1959-03-12'],
  numbers: ['MRN-7741', '2024'],
})

describe('a text is about somebody', () => {
  it.each([
    ['that refers to her', '{"subject":{"reference":"Patient/7"}}'],
    ['that refers to her with an escaped slash', String.raw`{"reference":"Patient\/7"}`],
    ['that bears her number', '<id extension="mrn-7741"/>'],
    [
      'of her name in any order, with the day of her birth',
      '{"family":"QUISTGÅRD","given":["Vesna"],"d":"1959-03-12"}',
    ],
    ['that bears a short number of hers beside her name', '2024;Quistgård, Vesna'],
    ['whose letters are written by numbers', String.raw`"Quistg\u00e5rd, Vesna" 19590312`],
  ])('%s', (_, text) => expect(vesna.isAbout(text)).toBe(true))
})

describe('a text is not about her', () => {
  it.each([
    [
      'that refers to one whose number begins alike',
      '{"reference":"Patient/71"} {"reference":"Patient/7.1"}',
    ],
    ['that refers to another kind of thing', '{"reference":"OtherPatient/7"}'],
    ['of her name alone, which is many people’s', 'Vesna Quistgård'],
    ['of a namesake of another day', 'Vesna Quistgård 1960-03-12'],
    ['that holds her number within a longer one', 'MRN-77411 XMRN-7741'],
    ['that holds what is also a short number of hers', '{"date":"2024-03-01","value":2024}'],
    ['of words that only contain hers', 'Vesnas Quistgårdsson 1959-03-12'],
  ])('%s', (_, text) => expect(vesna.isAbout(text)).toBe(false))
})

describe('a file’s name', () => {
  it('is hers where it holds all words of her name, whatever stands between', () => {
    expect(vesna.isNamedIn('/data/quistgård_vesna_2024.json')).toBe(true)
    expect(vesna.isNamedIn('/data/Vesna123_Quistgård456.json')).toBe(true)
  })
  it('is not hers where it holds one of them', () => expect(vesna.isNamedIn('/data/vesna.json')).toBe(false))
})
