import { describe, expect, it } from 'vitest'
import { levelOf } from '../../../../shared/domain/facts/levels.ts'
import { standings } from '../../../../shared/domain/facts/standing.ts'
import type { Fact } from '../../../../shared/domain/fact.ts'
import { inventedFact } from '../../../fixtures/invented-fact.ts'

const who = { identity: 'f', patient: 'Patient/p' }
const medicine = (role: 'request' | 'dispense' | 'administration' | 'statement') =>
  inventedFact('medication', { ...who, role })

describe('what a fact counts as', () => {
  it.each<[string, Fact, string | undefined]>([
    ['a medicine asked for', medicine('request'), 'asked'],
    ['a medicine handed out', medicine('dispense'), 'dispensed'],
    ['a medicine given', medicine('administration'), 'given'],
    ['a medicine said to be taken', medicine('statement'), 'taken'],
    ['a confirmed diagnosis', inventedFact('condition', { ...who, verification: 'confirmed' }), 'confirmed'],
    ['a diagnosis without a word on how sure', inventedFact('condition', who), 'working'],
    [
      'a suspected diagnosis',
      inventedFact('condition', { ...who, standing: { is: 'uncertain' }, verification: 'provisional' }),
      'provisional',
    ],
    ['a vaccination', inventedFact('immunization', who), 'given'],
    [
      'a vaccination that was only heard of',
      inventedFact('immunization', { ...who, primarySource: false }),
      'stated',
    ],
    ['a visit', inventedFact('encounter', who), 'stated'],
    ['a diagnosis of her mother', inventedFact('condition', { ...who, about: 'relative' }), undefined],
  ])('%s', (_, fact, level) => {
    expect(levelOf(fact)).toBe(level)
  })

  it.each(standings.filter(is => is !== 'happened' && is !== 'uncertain'))('%s counts as nothing', is => {
    expect(levelOf({ ...medicine('request'), standing: { is } })).toBeUndefined()
  })
})
