import gad7 from '../../../resources/forms/gad-7.json' with { type: 'json' }
import pain from '../../../resources/forms/pain.json' with { type: 'json' }
import phq9 from '../../../resources/forms/phq-9.json' with { type: 'json' }
import type { ConceptSet } from '../concepts/concept-set.ts'
import type { Code } from '../facts/concept.ts'
import type { WholeMeasure } from '../measures/measure.ts'
import { outcomeForm, type OutcomeForm } from './form.ts'

/** Every form that ships. A new one is a file in `resources/forms` and a line here. */
export const outcomeForms: readonly OutcomeForm[] = [phq9, gad7, pain].map(each => outcomeForm.parse(each))

export const outcomeFormOf = (id: string | undefined): OutcomeForm | undefined =>
  outcomeForms.find(each => each.id === id)

const holds = ({ include }: ConceptSet, form: OutcomeForm): boolean =>
  include !== 'any' &&
  form.total.codes.some(({ system, code }) =>
    include.some(each => each.system === system && each.code === code),
  )

/** The form whose total a measure follows from one filling in to the next; undefined where it follows none. */
export function formOfMeasure({ measure, concepts }: WholeMeasure): OutcomeForm | undefined {
  const followed = measure.numerator.flatMap(each => (each.is === 'change' ? [each.concept] : []))
  const sets = concepts.filter(({ id }) => followed.includes(id))
  return outcomeForms.find(form => sets.some(set => holds(set, form)))
}

/** A code and the least and the most that a number under it can be. */
export interface ScoreRange {
  readonly code: Code
  readonly least: number
  readonly most: number
}

/** What each form can give: its total under each of its codes, and the answer to each of its items. */
export const scoreRanges: readonly ScoreRange[] = outcomeForms.flatMap(({ items, answers, total }) => {
  const scores = answers.map(({ score }) => score)
  const [least, most] = [Math.min(...scores), Math.max(...scores)]
  const answered = items.flatMap(item => item.codes.map(code => ({ code, least, most })))
  // A total comes after its items: of a form with one item both may bear the same code.
  return [
    ...answered,
    ...total.codes.map(code => ({ code, least: items.length * least, most: items.length * most })),
  ]
})
