import type { Asked } from '../asked.ts'
import type { Json } from '../canonical.ts'
import type { Concept, Covariate, Question } from '../question.ts'
import { DEATH, nameOfCodes } from './code-words.ts'
import { titleOfTrial, trialInCodeWords } from './trial-words.ts'

/**
 * The same question in no words but the codes' own: title and labels are made anew from the codes. It asks the same as
 * before, so its hash stays.
 */
export const inCodeWords = <Of extends Asked>(asked: Of): Of =>
  (asked.format === 'casebook-question/2' ? trialInCodeWords(asked) : firstFormat(asked)) as Of

/** `ATC A10BK / ATC A10BB: ICD-10 I50, 365 d`, where d is UCUM's day: no word of any language. */
export const titleInCodes = (asked: Asked): string =>
  asked.format === 'casebook-question/2' ? titleOfTrial(asked) : titleOf(asked)

/** What a question says that its form for peers does not: by path, as `plan.controls`. */
export function leftOutOf(asked: Asked): string[] {
  const told = new Set(pathsIn(inCodeWords(asked) as unknown as Json))
  // What it is called is made anew; and sets by which nothing is asked may stay behind: they change nothing.
  const mayStay = new Set(['title', 'concepts'])
  return [...new Set(pathsIn(asked as unknown as Json))].filter(
    path => !told.has(path) && !mayStay.has(path.split('.')[0]!),
  )
}

function pathsIn(value: Json, path = ''): string[] {
  if (value === null || typeof value !== 'object') return [path]
  const below = (key: string) => (path === '' ? key : `${path}.${key}`)
  if (Array.isArray(value)) return value.flatMap((each: Json) => pathsIn(each, below('*')))
  return Object.entries(value).flatMap(([key, each]) => (each === undefined ? [] : pathsIn(each, below(key))))
}

function firstFormat(question: Question): Question {
  const { population, exposure, comparator, outcome, covariates } = question
  return {
    ...question,
    title: titleOf(question),
    population: {
      ...population,
      having: population.having.map(relabelled),
      without: population.without.map(relabelled),
    },
    exposure: relabelled(exposure),
    comparator: relabelled(comparator),
    outcome: relabelled(outcome),
    covariates: covariates.map((each): Covariate =>
      'concept' in each ? { ...each, concept: relabelled(each.concept) } : each,
    ),
  }
}

const titleOf = ({ exposure, comparator, outcome, horizonDays }: Question): string =>
  `${nameOf(exposure)} / ${nameOf(comparator)}: ${nameOf(outcome)}, ${horizonDays} d`

const nameOf = ({ codes }: Concept): string => (codes.length === 0 ? DEATH : nameOfCodes(codes))
const relabelled = (concept: Concept): Concept => ({ ...concept, label: nameOf(concept) })
