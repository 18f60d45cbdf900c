import type { Concept, Covariate, Question } from '../../../shared/domain/question.ts'
import type { Verdict } from '../../../shared/domain/summary.ts'
import type { Objection } from './objection.ts'
import { notRoundOnePerson } from './question-scope.ts'
import { receiptOf } from './receipt.ts'
import { mayLeaveAsUnit, publicName } from './shared-codes.ts'
import { ageBands } from './time-and-place.ts'

/** A label names its first codes as far as they fit into this many characters. */
const LONGEST_LABEL = 40
/** A threshold with more digits than this could be a number of somebody. */
const MOST_DIGITS_OF_A_THRESHOLD = 4
/** No window of a question needs more than a hundred years. */
const LONGEST_WINDOW_DAYS = 36_500

/**
 * What the gate says of a question that would be shared: the receipt of its definition without any word of its author, or
 * why not. Titles and labels are written anew from the codes; codes, units and ages must be public ones (rules 16, 17, 21, 22).
 * The question asks the same as before, so its hash stays.
 */
export function judgeQuestion(question: Question): Verdict {
  const concepts = conceptsOf(question)
  const rules = [
    ...notRoundOnePerson(question),
    ...ageBands(question),
    ...concepts.flatMap(onlyPublicCodes),
    ...onlyPublicNumbers(question, concepts),
  ]
  if (rules.length > 0) return { kind: 'refused', rules }
  return { kind: 'releasable', receipt: receiptOf(withoutWords(question), sentencesOf(question)) }
}

function conceptsOf({ population, exposure, comparator, outcome, covariates }: Question): Concept[] {
  return [
    exposure,
    comparator,
    outcome,
    ...population.having,
    ...population.without,
    ...covariates.flatMap(each => ('concept' in each ? [each.concept] : [])),
  ]
}

/** Rule 17, for codes: each from a public terminology and in its form. The reason does not repeat what could not leave. */
function onlyPublicCodes({ label, kind, codes }: Concept): Objection[] {
  if (kind !== 'death' && codes.length === 0)
    return [
      {
        rule: 17,
        reason: `"${label}" has no code that a peer could look for.`,
        remedy: 'Choose at least one code of a public terminology.',
      },
    ]
  return codes.every(code => publicName(code) !== undefined)
    ? []
    : [
        {
          rule: 17,
          reason: `"${label}" has a code that is not of a public terminology, or not in its form.`,
          remedy: 'Use codes of LOINC, SNOMED CT, ICD, ATC, RxNorm or CVX.',
        },
      ]
}

/** Rule 17, for numbers and their units: no room to write in. */
function onlyPublicNumbers({ covariates }: Question, concepts: readonly Concept[]): Objection[] {
  const unitsUsed = [
    ...concepts.flatMap(each => (each.value ? [each.value.unit] : [])),
    ...covariates.flatMap(each => (each.kind === 'latest' ? [each.unit] : [])),
  ]
  const thresholds = concepts.flatMap(each => (each.value ? [each.value.threshold] : []))
  const windows = covariates.flatMap(each => ('lookbackDays' in each ? [each.lookbackDays] : []))
  return [
    ...(unitsUsed.every(mayLeaveAsUnit)
      ? []
      : [
          {
            rule: 17,
            reason: 'It has a unit that is not on the list of units that may leave.',
            remedy: 'Write units as UCUM does, for example mmol/L or %.',
          },
        ]),
    ...(thresholds.every(each => Number(each.toPrecision(MOST_DIGITS_OF_A_THRESHOLD)) === each)
      ? []
      : [
          {
            rule: 17,
            reason: `It has a threshold with more than ${MOST_DIGITS_OF_A_THRESHOLD} digits.`,
            remedy: 'Round the threshold.',
          },
        ]),
    ...(windows.every(each => each <= LONGEST_WINDOW_DAYS)
      ? []
      : [{ rule: 17, reason: 'It looks back more than a hundred years.', remedy: 'Shorten the window.' }]),
  ]
}

/** The same question in no words but the codes' own. */
function withoutWords(question: Question): Question {
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

const titleOf = ({ exposure, comparator, outcome, horizonDays }: Question) =>
  `${nameOf(exposure)} against ${nameOf(comparator)}: ${nameOf(outcome)} within ${horizonDays} days`
const relabelled = (concept: Concept): Concept => ({ ...concept, label: nameOf(concept) })

/** A concept's name made of its codes: `ATC A10BK, ATC A10BX and 3 more`. */
function nameOf({ kind, codes }: Concept): string {
  if (codes.length === 0) return kind
  const names = codes.map(code => publicName(code) ?? '')
  const shown = names.filter(
    (_, index) => index === 0 || names.slice(0, index + 1).join(', ').length <= LONGEST_LABEL,
  )
  return shown.length === names.length
    ? shown.join(', ')
    : `${shown.join(', ')} and ${names.length - shown.length} more`
}

function sentencesOf(question: Question): string[] {
  return [
    `The question as codes: ${titleOf(question)}.`,
    `Whom it asks about, how far back it looks, and ${question.covariates.length} things the groups are made alike in, all as codes and numbers.`,
    'Your own title and labels stay here; no answer and nothing about any person leaves with it.',
  ]
}
