import { readdirSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { outcomeForm, type OutcomeForm } from '../../../../../shared/domain/forms/form.ts'
import { formOfMeasure, outcomeFormOf, outcomeForms } from '../../../../../shared/domain/forms/forms.ts'
import { scoreOf, statedByForm, type Answers } from '../../../../../shared/domain/forms/score.ts'
import { typedAnswer } from '../../../../../shared/domain/forms/typed-answer.ts'
import { readMeasures } from '../../../../../electron/learning/outcomes/library.ts'
import { english } from '../../../../../shared/words/en/index.ts'
import type { Term } from '../../../../../shared/words/message.ts'
import { speaker } from '../../../../../shared/words/speaker.ts'

const resources = path.resolve(import.meta.dirname, '../../../../../resources')
const { speak } = speaker(english)
const name = (term: Term) => (typeof term === 'string' ? term : speak(term))
const named = (id: string): OutcomeForm => outcomeFormOf(id)!
const phq9 = named('phq-9')
/** Answers in the order of the items; `undefined` for none. */
const answered = (form: OutcomeForm, scores: readonly (number | undefined)[]): Answers =>
  Object.fromEntries(
    form.items.flatMap(({ key }, at) => (scores[at] === undefined ? [] : [[key, scores[at]]])),
  )
const told = (scores: readonly (number | undefined)[]) =>
  scoreOf(phq9, answered(phq9, scores)).tells.map(each => (typeof each === 'string' ? each : each.key))

/** The last digit of a LOINC code is Luhn's of the others. */
function luhnOf(digits: string): number {
  const sum = [...digits].toReversed().reduce((all, digit, at) => {
    const doubled = at % 2 === 0 ? 2 * Number(digit) : Number(digit)
    return all + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return (10 - (sum % 10)) % 10
}

describe('forms of what people say of themselves', () => {
  it('are all in the registry', () => {
    const files = readdirSync(path.join(resources, 'forms'))
    expect(outcomeForms.map(({ id }) => `${id}.json`).toSorted()).toEqual(files.toSorted())
  })

  it.each(
    outcomeForms.flatMap(({ id, items, codes, total }) =>
      [...codes, ...total.codes, ...items.flatMap(each => each.codes)].map(({ code }) => [id, code] as const),
    ),
  )('%s, LOINC %s: its check digit is right', (_id, code) => {
    const [, digits, check] = /^(\d+)-(\d)$/.exec(code)!
    expect(luhnOf(digits!)).toBe(Number(check))
  })

  it('have as many items and reach as far as their authors published', () => {
    const reach = ({ items, answers }: OutcomeForm) => [
      items.length,
      items.length * answers[0]!.score,
      items.length * answers.at(-1)!.score,
    ]
    expect(reach(phq9)).toEqual([9, 0, 27]) // Kroenke 2001
    expect(reach(named('gad-7'))).toEqual([7, 0, 21]) // Spitzer 2006
    expect(reach(named('pain'))).toEqual([1, 0, 10]) // Farrar 2001
  })

  it('ask for nothing twice, and their answers ascend', () => {
    const faultsOf = (form: unknown) => {
      const { error } = outcomeForm.safeParse(form)
      return error?.issues.map(({ path: at }) => at.join('.')) ?? []
    }
    expect(faultsOf(phq9)).toEqual([])
    expect(faultsOf({ ...phq9, items: [phq9.items[0], phq9.items[0]] })).toContain('items')
    expect(faultsOf({ ...phq9, answers: phq9.answers.toReversed() })).toContain('answers')
    expect(faultsOf({ ...phq9, tells: [{ item: 'none', least: 1, says: 'x' }] })).toContain('tells')
  })

  it('belong to the measures that follow their totals', () => {
    const formsOf = Object.fromEntries(
      readMeasures(resources).measures.map(whole => [whole.measure.id, formOfMeasure(whole)?.id]),
    )
    expect(formsOf).toMatchObject({
      'phq-9-response': 'phq-9',
      'gad-7-response': 'gad-7',
      'pain-response': 'pain',
      'pressure-control': undefined,
    })
    for (const { measure } of readMeasures(resources).measures) {
      const form = named(formsOf[measure.id] ?? '')
      const [change] = measure.numerator
      // Whoever is counted as better is so by what her form says people feel.
      if (form && change?.is === 'change')
        expect(change.within).toEqual([{ comparator: '<=', threshold: -form.important.by }])
    }
  })
})

describe('the score of a form', () => {
  // Kroenke 2001: 5, 10, 15 and 20 are where mild, moderate, moderately severe and severe begin.
  it.each([
    [[0, 0, 0, 0, 0, 0, 0, 0, 0], 0, 'minimal'],
    [[3, 1, 0, 0, 0, 0, 0, 0, 0], 4, 'minimal'],
    [[3, 2, 0, 0, 0, 0, 0, 0, 0], 5, 'mild'],
    [[3, 3, 3, 0, 0, 0, 0, 0, 0], 9, 'mild'],
    [[3, 3, 3, 1, 0, 0, 0, 0, 0], 10, 'moderate'],
    [[3, 3, 3, 3, 3, 0, 0, 0, 0], 15, 'moderately severe'],
    [[3, 3, 3, 3, 3, 3, 2, 0, 0], 20, 'severe'],
    [[3, 3, 3, 3, 3, 3, 3, 3, 3], 27, 'severe'],
  ])('of %j is %i, %s', (scores, total, band) => {
    const scored = scoreOf(phq9, answered(phq9, scores))
    expect(scored.total).toBe(total)
    expect(name(scored.band!)).toBe(band)
    expect(scored.open).toEqual([])
  })

  it('is none while an item is open: nothing is put in its place', () => {
    const scored = scoreOf(phq9, answered(phq9, [3, 3, undefined, 3, 3, 3, 3, 3, 0]))
    expect(scored).toMatchObject({ total: null, band: null, open: ['sleep'] })
  })

  it('tells of thoughts of death at their first answer, whatever the total', () => {
    const none = Array.from({ length: 8 }, () => undefined)
    expect(told([...none, 1])).toEqual(['form.phq-9.tell-self-harm'])
    expect(told([...none, 0])).toEqual([])
    expect(told([3, 3, 3, 3, 3, 3, 1, 0, 0])).toEqual([]) // 19
    expect(told([3, 3, 3, 3, 3, 3, 2, 0, 0])).toEqual(['form.phq-9.tell-severe'])
    expect(told([3, 3, 3, 3, 3, 3, 2, undefined, undefined])).toEqual(['form.phq-9.tell-severe'])
    expect(told(Array.from({ length: 9 }, () => 3))).toEqual([
      'form.phq-9.tell-self-harm',
      'form.phq-9.tell-severe',
    ])
  })

  it('states a total where all is answered, and what was answered always', () => {
    fc.assert(
      fc.property(
        fc.array(fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined }), {
          minLength: 9,
          maxLength: 9,
        }),
        scores => {
          const stated = statedByForm(phq9, answered(phq9, scores), name)
          const given = scores.filter(each => each !== undefined)
          const total = stated.find(({ key }) => key === 'total')
          const answers = stated.find(({ key }) => key === 'answers')
          if (given.length === 9)
            expect(total).toMatchObject({ value: String(given.reduce((all, each) => all + each, 0)) })
          else expect(total).toBeUndefined()
          expect(answers?.is === 'measurement' ? answers.parts.map(({ value }) => value) : []).toEqual(
            given.map(String),
          )
        },
      ),
    )
  })

  it('of a single item is its answer, stated once', () => {
    const stated = statedByForm(named('pain'), { pain: 7 }, name)
    expect(stated).toMatchObject([{ key: 'total', value: '7', unit: '{score}' }])
  })
})

describe('an answer by digit', () => {
  it('is taken at once where no further digit could belong to it', () => {
    expect(typedAnswer(phq9, '', '3')).toEqual({ score: 3, isDone: true })
    expect(typedAnswer(phq9, '', '4')).toEqual({ score: undefined, isDone: false })
    const pain = named('pain')
    expect(typedAnswer(pain, '', '1')).toEqual({ score: 1, isDone: false })
    expect(typedAnswer(pain, '1', '0')).toEqual({ score: 10, isDone: true })
    expect(typedAnswer(pain, '', '0')).toEqual({ score: 0, isDone: true })
    // Two digits that are no answer together: the second begins anew.
    expect(typedAnswer(pain, '1', '7')).toEqual({ score: 7, isDone: true })
  })
})
