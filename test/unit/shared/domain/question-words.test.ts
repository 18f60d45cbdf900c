import { describe, expect, it } from 'vitest'
import { inCodeWords } from '../../../../shared/domain/letters/question-words.ts'
import { plantedQuestion } from '../../../fixtures/planted-question.ts'

const atc = (...codes: string[]) => codes.map(code => ({ system: 'http://www.whocc.no/atc', code }))
/** What an exposure of such codes is called. */
const called = (...codes: string[]) =>
  inCodeWords({ ...plantedQuestion, exposure: { ...plantedQuestion.exposure, codes: atc(...codes) } })
    .exposure.label

describe('a concept in the words of its codes', () => {
  it('names as many as fit into forty characters, and counts the rest', () => {
    expect(called('A10BK')).toBe('ATC A10BK')
    expect(called('A10BK', 'A10BX')).toBe('ATC A10BK, ATC A10BX')
    // Three of nine characters and one of seven, with a comma and a space between them: forty.
    expect(called('A10BK', 'A10BX', 'A10BJ', 'A10')).toBe('ATC A10BK, ATC A10BX, ATC A10BJ, ATC A10')
    expect(called('A10BK', 'A10BX', 'A10BJ', 'A10B')).toBe('ATC A10BK, ATC A10BX, ATC A10BJ +1')
    expect(called('A10BK', 'A10BX', 'A10BJ', 'A10BB', 'A10BA')).toBe('ATC A10BK, ATC A10BX, ATC A10BJ +2')
  })
})
