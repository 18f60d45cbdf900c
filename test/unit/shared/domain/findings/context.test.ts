import { describe, expect, it } from 'vitest'
import { cuesIn, reaching } from '../../../../../shared/domain/findings/context.ts'
import { wordsIn } from '../../../../../shared/domain/findings/words.ts'

/** What is said of the words in capitals. */
function saidOf(sentence: string): string[] {
  const words = wordsIn(sentence, 0, sentence.length)
  const named = words.flatMap(({ at, end }, index) => {
    const own = sentence.slice(at, end)
    return own.length > 1 && own === own.toUpperCase() && /\p{L}/u.test(own) ? [index] : []
  })
  const [first, last] = [named[0]!, named.at(-1)!]
  return [...new Set(reaching(cuesIn(words, new Set(named)), first, last).map(({ says }) => says))].toSorted()
}

describe('what NegEx lists (Chapman et al. 2001)', () => {
  it.each(
    (
      'absence of|cannot see|denied|denies|denying|fails to reveal|free of|negative for|' +
      'never developed|never had|no|' +
      'no evidence|no new|no other|no sign of|no signs of|no significant|no suggestion of|not|not demonstrate|' +
      'not exhibit|not have|not reveal|without|without any evidence of|without evidence of|with no|' +
      'rules out|ruled out for'
    ).split('|'),
  )('before a condition negates it: %s', words => {
    expect(saidOf(`${words} PNEUMONIA`)).toEqual(['negated'])
  })
  it.each([
    'unlikely',
    'was ruled out',
    'is ruled out',
    'are ruled out',
    'have been ruled out',
    'has been ruled out',
  ])('behind a condition negates it: %s', words => {
    expect(saidOf(`PNEUMONIA ${words}`)).toEqual(['negated'])
  })
  it.each(['rule out', 'r/o', 'be ruled out for', 'should be ruled out for'])(
    'before a condition makes it possible: %s',
    words => {
      expect(saidOf(`${words} PNEUMONIA`)).toContain('possible')
    },
  )
  it.each(['not ruled out', 'not been ruled out', 'being ruled out', 'be ruled out', 'must be ruled out'])(
    'behind a condition makes it possible: %s',
    words => {
      expect(saidOf(`PNEUMONIA ${words}`)).toEqual(['possible'])
    },
  )
  it.each([
    'no increase in',
    'no change in',
    'no significant change in',
    'no interval change in',
    'not only',
    'gram negative',
    'without difficulty with',
    'not necessarily',
  ])('as a pseudo-negation negates nothing: %s', words => {
    expect(saidOf(`${words} PNEUMONIA`)).toEqual([])
  })
  it.each(['but', 'however', 'although', 'aside from', 'except', 'secondary to', 'as the cause of', 'which'])(
    'ends what a negation reaches: %s',
    words => {
      expect(saidOf(`no fever ${words} PNEUMONIA`)).toEqual([])
    },
  )
})

describe('what ConText tells apart (Harkema et al. 2009)', () => {
  it.each([
    ['No history of CHEST PAIN but family history of headache.', ['historical', 'negated']],
    ['History of COPD, presenting with shortness of breath.', ['historical']],
    ['History of smoking, presenting with CHEST PAIN.', []],
    ['If she develops FEVER she should come back.', ['hypothetical']],
    ['Her mother had BREAST CANCER.', ['relative']],
    ['The patient’s father had a stroke, and she has HYPERTENSION.', []],
    ['Mother reports FEVER since Monday.', []],
    ['Patient denies FEVER, cough and NAUSEA.', ['negated']],
    ['He was brought in by his wife, who says that he has no FEVER.', ['negated']],
    ['Previous PNEUMONIA in the winter of 2019.', ['historical']],
    ['Suspected PNEUMONIA.', ['possible']],
    ['MENINGITIS cannot be excluded.', ['possible']],
  ])('%s', (sentence, said) => {
    expect(saidOf(sentence)).toEqual(said)
  })
})

describe('what others were found to get wrong', () => {
  it.each([
    ['a negation without its verb', 'DIABETES ruled out.', ['negated']],
    [
      '"no" behind a colon that goes on (medspacy 155)',
      'SUGGESTIONS'.toLowerCase() + ': No further EDEMA.',
      ['negated'],
    ],
    ['an answer behind a colon (medspacy 49)', 'Chest PAIN: none', ['negated']],
    ['"is negative for" (medspacy 232)', 'She is negative for HIV.', ['negated']],
    ['a whole sentence negated by its first word (openmed 928)', 'No fever, reports a COUGH.', []],
    ['an age that looks like a history', 'He is a 62 year old man with GOUT.', []],
  ])('%s', (_, sentence, said) => {
    expect(saidOf(sentence)).toEqual(said)
  })
})
