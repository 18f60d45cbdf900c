import type { Concept, Covariate, Question } from '../question.ts'
import { publicName } from './public-codes.ts'

/** A label names its first codes as far as they fit into this many characters. */
const LONGEST_LABEL = 40
/** What a death is called, which has no code: the sign is the same in every language. */
const DEATH = '†'

/**
 * The same question in no words but the codes' own: title and labels are made anew from the codes. It asks the same as
 * before, so its hash stays.
 */
export function inCodeWords(question: Question): Question {
  const { population, exposure, comparator, outcome, covariates } = question
  return {
    ...question,
    title: titleInCodes(question),
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

/** `ATC A10BK / ATC A10BB: ICD-10 I50, 365 d`, where d is UCUM's day: no word of any language. */
export const titleInCodes = ({ exposure, comparator, outcome, horizonDays }: Question): string =>
  `${nameOf(exposure)} / ${nameOf(comparator)}: ${nameOf(outcome)}, ${horizonDays} d`

const relabelled = (concept: Concept): Concept => ({ ...concept, label: nameOf(concept) })

/** A concept's name made of its codes: `ATC A10BK, ATC A10BX +3`. */
function nameOf({ codes }: Concept): string {
  if (codes.length === 0) return DEATH
  const names = codes.map(code => publicName(code) ?? '')
  const shown = names.filter(
    (_, index) => index === 0 || names.slice(0, index + 1).join(', ').length <= LONGEST_LABEL,
  )
  return shown.length === names.length
    ? shown.join(', ')
    : `${shown.join(', ')} +${names.length - shown.length}`
}
