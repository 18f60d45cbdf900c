import type { CasebookKind } from '../../../shared/domain/doors.ts'
import type { Concept, Covariate, Question } from '../../../shared/domain/question.ts'
import type { Verdict } from '../../../shared/domain/summary.ts'
import { say, type Message } from '../../../shared/words/message.ts'
import { receiptOf } from './receipt.ts'
import { objections } from './registry.ts'
import { publicName } from './shared-codes.ts'

/** A label names its first codes as far as they fit into this many characters. */
const LONGEST_LABEL = 40
/** What a death is called, which has no code: the sign is the same in every language. */
const DEATH = '†'

/**
 * What the gate says of a question that would be shared: the receipt of its definition without any word of its
 * author, or
 * why not. Titles and labels are written anew from the codes. The question asks the same as before, so its hash stays.
 */
export function judgeQuestion({
  question,
  casebook,
}: {
  readonly question: Question
  readonly casebook: CasebookKind
}): Verdict {
  const shut = objections('casebook', casebook)
  if (shut.length > 0) return { kind: 'refused', rules: shut }
  const rules = [...objections('question', question), ...objections('sharedQuestion', question)].toSorted(
    (one, other) => one.rule - other.rule,
  )
  if (rules.length > 0) return { kind: 'refused', rules }
  return { kind: 'releasable', receipt: receiptOf(withoutWords(question), sentencesOf(question)) }
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

/** `ATC A10BK / ATC A10BB: ICD-10 I50, 365 d`, where d is UCUM's day: no word of any language. */
const titleOf = ({ exposure, comparator, outcome, horizonDays }: Question) =>
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

const sentencesOf = (question: Question): Message[] => [
  say('gate.tells-codes', { title: titleOf(question) }),
  say('gate.tells-definition', { covariates: question.covariates.length }),
  say('gate.tells-no-words'),
]
