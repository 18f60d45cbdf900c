import type { pageAnswer as area } from '../areas/page-answer.ts'
import type { Sentences } from '../language.ts'

export const pageAnswer: Sentences<typeof area> = {
  'answer.name': 'Answer',
  'answer.none': 'There is no answer yet',
  'answer.as-people': 'Show as 100 people',
  'answer.numbers': 'Numbers',
  'answer.difference': 'Difference per 100',
  'answer.difference-before': 'Difference per 100 before the groups were made alike',
  'answer.difference-flexible': 'Difference per 100 by a weighting that follows curves',
  'answer.death': 'Died without it, in 100',
  'answer.death-difference': 'Difference in deaths without it per 100',
  'answer.difference-of-lost': 'Difference allowing for who was lost, as far as recorded',
  'answer.restricted-mean': 'Days without the outcome, difference',
  'answer.hazard-ratio': 'Hazard ratio',
  'answer.hazard-ratio-calibrated': 'Hazard ratio, allowing for the error of the comparison',
  'answer.p-values': 'P of no effect, without and with that allowed for',
  'answer.two-p-values': '{plain}, {calibrated}',
  'answer.controls': 'Outcomes that neither treatment should change',
  'answer.controls-why':
    'The same people, weighted alike. A difference here comes of the comparison and not of a treatment. Of {asked} ' +
    'that this question can have, {counted} had enough cases.',
  'answer.control': 'Outcome',
  'answer.control-cases': 'Cases',
  'answer.e-value': 'E-value, estimate and limit',
  'answer.e-values': '{estimate}, {limit}',
  'answer.changed': 'Since the last answer: {changed}.',
  'answer.balance': 'Are the groups alike?',
  'answer.not-alike': 'They could not be made alike.',
  'answer.checks': 'Checks',
  'answer.who': 'Who is in it',
  'answer.attrition': 'Attrition',
  'answer.risks': 'Risks',
  'answer.started': 'Started',
  'answer.people': 'People',
  'answer.outcomes': 'Outcomes',
  'answer.risk': 'Risk per 100, groups made alike (95 % interval)',
  'answer.passed': '✓ passed',
  'answer.failed': '✗ failed',
  'answer.intended': 'not validated as a medical device',
  'answer.intended-title': 'From your own patients; not validated as a medical device',
  'answer.intended-why':
    'An answer is one thing to weigh beside others, never an order. Its checks and its doubts stand with it; what ' +
    'you decide beside it can be kept on the chart, and is held against what happens.',
  'answer.with-caveat': '{sentence} ({caveat})',
}
