import { describe, expect, it } from 'vitest'
import { snippetOf } from '../../../electron/records/repositories/snippet.ts'

const letter =
  'Seen on the ward this morning. She slept badly, coughed all night\nand has had no appetite since Sunday.'

describe('the words around what was found', () => {
  it.each([
    ['cough', '… ward this morning. She slept badly, coughed all night and has had no …'],
    ['seen', 'Seen on the ward this morning. She …'],
    ['sunday', '… and has had no appetite since Sunday'],
  ])('are those that stand beside it: %s', (query, words) => expect(snippetOf(letter, query)).toBe(words))

  it('are found without case and accents, as the index finds them', () => {
    expect(snippetOf('Durchgeführte Ösophagoskopie ohne Befund', 'osoph')).toBe(
      'Durchgeführte Ösophagoskopie ohne Befund',
    )
    expect(snippetOf('ECG', 'ecg')).toBe('ECG')
  })
  it('are those of the first of several words that is there', () =>
    expect(snippetOf('one two three four five six seven eight nine ten', 'nine three')).toBe(
      'one two three four five six seven eight nine …',
    ))
  it('are the beginning where none is there, and none of nothing', () => {
    expect(snippetOf('one two three four five six seven eight', 'zzz')).toBe(
      'one two three four five six seven …',
    )
    expect(snippetOf('', 'a')).toBe('')
  })
})
