import { compileMessage, type CompiledMessageToken } from '@lingui/message-utils/compileMessage'
import { describe, expect, it } from 'vitest'
import { areas } from '../../../../shared/words/areas.ts'
import { english } from '../../../../shared/words/en/index.ts'
import { languages } from '../../../../shared/words/languages.ts'
import type { Key } from '../../../../shared/words/message.ts'
import { pseudo } from '../../../../shared/words/pseudo.ts'
import { speaker } from '../../../../shared/words/speaker.ts'
import { count as countKind, type ValueKind } from '../../../../shared/words/values.ts'

type Argument = readonly [name: string, how: string | undefined, options: readonly string[]]

/** Every argument of a compiled sentence, those inside plurals and selects too. */
function argumentsOf(tokens: string | readonly CompiledMessageToken[]): Argument[] {
  if (typeof tokens === 'string') return []
  return tokens.flatMap((token): Argument[] => {
    if (typeof token === 'string') return []
    const [name, how, forms] = token
    if (forms === undefined || forms === null || typeof forms === 'string') return [[name, how, []]]
    const options = Object.keys(forms).filter(each => each !== 'offset')
    const within = Object.values(forms).flatMap(form => (Array.isArray(form) ? argumentsOf(form) : []))
    return [[name, how, options], ...within]
  })
}

/** What is wrong with a sentence, given what its key is specified to carry. */
function faultsOf(sentence: string, specified: Readonly<Record<string, ValueKind<unknown>>>): string[] {
  const used = argumentsOf(compileMessage(sentence))
  const missing = Object.keys(specified).filter(name => !used.some(([each]) => each === name))
  return [
    ...missing.map(name => `does not use ${name}`),
    ...used.flatMap(([name, how, options]) => {
      const kind = specified[name]
      if (!kind) return [`uses ${name}, which nobody gives`]
      if (how === 'plural' && kind.kind !== 'count') return [`makes a plural of ${name}, which is no count`]
      if (how === 'select' && kind.kind !== 'choice') return [`chooses by ${name}, which is no choice`]
      const lacking = how === 'select' ? (kind.options ?? []).filter(each => !options.includes(each)) : []
      return lacking.length > 0 && !options.includes('other') ? [`has no words for ${lacking.join()}`] : []
    }),
  ]
}

describe('the catalogues', () => {
  for (const { name, sentences } of [...languages, pseudo]) {
    it(`${name} has a sentence for every message, with exactly its values`, () => {
      const wrong = Object.entries(areas).flatMap(([key, specified]) =>
        faultsOf(sentences[key as Key], specified).map(fault => `${key} ${fault}`),
      )
      expect(wrong).toEqual([])
      expect(Object.keys(sentences).toSorted()).toEqual(Object.keys(areas).toSorted())
    })
  }

  it('a sentence that drops or invents a value is found out', () => {
    const count = { people: countKind }
    expect(faultsOf('Nobody.', count)).toEqual(['does not use people'])
    expect(faultsOf('{people} and {more}', count)).toEqual(['uses more, which nobody gives'])
    expect(faultsOf('{people, select, many {a} other {b}}', count)).toEqual([
      'chooses by people, which is no choice',
    ])
  })

  it('the pseudo-language changes every word that is read and no argument', () => {
    for (const [key, sentence] of Object.entries(english.sentences)) {
      const disguised = pseudo.sentences[key as Key]
      expect(argumentsOf(compileMessage(disguised))).toEqual(argumentsOf(compileMessage(sentence)))
      expect(disguised.startsWith('[') && disguised.endsWith(']')).toBe(true)
    }
  })
})

describe('a speaker', () => {
  const { words } = speaker(english)
  it('says a message in the words of its language', () => {
    expect(words('fault.cancelled')).toBe('Cancelled.')
  })
})
