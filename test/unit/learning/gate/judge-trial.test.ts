import { describe, expect, test } from 'vitest'
import { questionHash } from '../../../../electron/host/question-hash.ts'
import { judge, judgeQuestion } from '../../../../electron/learning/gate/index.ts'
import { canonical } from '../../../../shared/domain/canonical.ts'
import { readLetter } from '../../../../shared/domain/letters/registry.ts'
import { trial as trialSchema, type Trial } from '../../../../shared/domain/trial.ts'
import { english } from '../../../../shared/words/en/index.ts'
import { speaker } from '../../../../shared/words/speaker.ts'
import { exampleTrial } from '../../../fixtures/example-trial.ts'
import { libraryQuestion } from '../../../fixtures/planted-question.ts'
import { exampleCard } from './example-card.ts'

const { speak } = speaker(english)
const verdictOn = (question: Trial) => judgeQuestion({ question, casebook: 'demonstration' })
const rulesAgainst = (question: Trial) => {
  const verdict = verdictOn(question)
  return verdict.kind === 'refused' ? verdict.rules.map(each => each.rule) : []
}
/** The example, with one thing in it changed. */
const changed = (change: (draft: Trial) => void): Trial => {
  const draft = structuredClone(exampleTrial)
  change(draft)
  return draft
}
const released = (question: Trial): string => {
  const verdict = verdictOn(question)
  if (verdict.kind === 'refused') throw new Error(JSON.stringify(verdict.rules))
  return verdict.receipt.bytes
}

describe('a question of the second format that is shared', () => {
  test('may ship with Casebook: that its title is a key of ours is no reason to keep it', () => {
    const bytes = released(libraryQuestion)
    expect(bytes).not.toContain('asks.')
    expect(questionHash(trialSchema.parse(JSON.parse(bytes)))).toBe(questionHash(libraryQuestion))
  })
  test('has words made of codes, and not one of its author: title, labels and the names of its sets', () => {
    const text = released(exampleTrial)
    for (const word of ['Maria', 'Okafor', 'Sugar', 'brother', 'new one', 'new-drug', 'her-illness'])
      expect(text).not.toContain(word)
    expect(trialSchema.parse(JSON.parse(text)).title).toBe(
      'ATC A10BK01 / ATC A10BB09: SNOMED CT 84114007, 730 d',
    )
  })
  test('asks the same: its hash stays', () => {
    expect(questionHash(trialSchema.parse(JSON.parse(released(exampleTrial))))).toBe(
      questionHash(exampleTrial),
    )
  })
  test('is read by a peer as a letter, and is the only text that is', () => {
    const text = released(exampleTrial)
    expect(readLetter('question', text)).toMatchObject({ ok: true })
    expect(readLetter('question', canonical(exampleTrial))).toMatchObject({ ok: false })
  })
  test('leaves sets behind by which nothing is asked, and what they say', () => {
    const text = released(
      changed(draft => {
        const [first] = draft.concepts
        draft.concepts.push({ ...first!, id: 'maria-kowalczyk', label: 'Maria', version: 'Maria' })
      }),
    )
    expect(text.toLowerCase()).not.toContain('maria')
  })
  test('leaves the note of a set behind', () => {
    const text = released(changed(draft => void (draft.concepts[0]!.note = 'As Maria asked')))
    expect(text).not.toContain('Maria')
  })
  test.each<[string, number, (draft: Trial) => void]>([
    [
      'free text as a code',
      17,
      draft => void (draft.concepts[0]!.include = [{ system: 'http://www.whocc.no/atc', code: 'Maria' }]),
    ],
    [
      'a code of a house of its own',
      17,
      draft => void (draft.concepts[2]!.include = [{ system: 'http://clinic.example', code: '1' }]),
    ],
    [
      'free text among what is left out',
      17,
      draft => void (draft.concepts[2]!.exclude = [{ system: 'http://loinc.org', code: 'Maria' }]),
    ],
    ['free text as the edition of a set', 17, draft => void (draft.concepts[1]!.version = 'as Maria has it')],
    [
      'a unit of its own',
      17,
      draft =>
        void (draft.plan.covariates = [
          { kind: 'latest', concept: 'sugar-test', unit: '{Maria}', lookbackDays: 30 },
        ]),
    ],
    [
      'a threshold with many digits',
      17,
      draft =>
        void (draft.estimand.outcome = {
          is: 'result',
          concept: 'sugar-test',
          unit: '%',
          within: [{ comparator: '<', threshold: 7.04512 }],
        }),
    ],
    ['an age within a band', 16, draft => void (draft.estimand.population.ageYears = { from: 41, to: 79 })],
    ['ages round one person', 21, draft => void (draft.estimand.population.ageYears = { from: 70, to: 70 })],
  ])('with %s is refused by rule %i, in words and with a remedy', (_, rule, change) => {
    const verdict = verdictOn(changed(change))
    expect(rulesAgainst(changed(change))).toContain(rule)
    if (verdict.kind !== 'refused') throw new Error('It may leave.')
    for (const { reason, remedy } of verdict.rules) {
      expect(speak(reason)).not.toContain('{Maria}')
      expect(speak(remedy).length).toBeGreaterThan(10)
    }
  })
  test('with a part that no rule has judged is refused, and the part is named', () => {
    const unknown = { ...exampleTrial, plan: { ...exampleTrial.plan, madeUp: { words: ['Maria'] } } } as Trial
    const verdict = verdictOn(unknown)
    if (verdict.kind !== 'refused') throw new Error('It may leave.')
    expect(verdict.rules.map(({ rule, reason }) => [rule, speak(reason)])).toEqual([
      [17, expect.stringContaining('(plan.madeUp.words.*)')],
    ])
  })
})

describe('a card with a question of the second format', () => {
  const card = (question: Trial) => ({ ...exampleCard(), question, questionHash: questionHash(question) })
  const verdict = (question: Trial) =>
    judge({ card: card(question), origin: 'library', releases: [], casebook: 'demonstration' })
  test('leaves as a summary that names the method by whom the answer is about', () => {
    const { kind, ...rest } = verdict(exampleTrial)
    expect(kind).toBe('releasable')
    expect(JSON.stringify(rest)).toContain('overlap-weighted-cox')
    const att = verdict(changed(draft => void (draft.estimand.of = 'att')))
    expect(JSON.stringify(att)).toContain('att-weighted-cox')
  })
  test('about people of ages round one person stays', () => {
    const round = verdict(changed(draft => void (draft.estimand.population.ageYears = { from: 70, to: 72 })))
    expect(round).toMatchObject({ kind: 'refused' })
  })
})
