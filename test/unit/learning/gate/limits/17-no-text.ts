import { judgeQuestion } from '../../../../../electron/learning/gate/index.ts'
import { exampleQuestion } from '../example-card.ts'
import { asked, outcome, type Limit } from '../limit.ts'

const looking = (lookbackDays: number) =>
  asked({
    ...exampleQuestion,
    covariates: [{ kind: 'history', concept: exampleQuestion.outcome, lookbackDays }],
  })

export const limits: readonly Limit[] = [
  {
    what: 'a threshold of five digits, against four',
    refused: () => outcome({ value: { comparator: '>=', threshold: 1.2345, unit: '%' } }),
    says: 'It has a threshold with more than 4 digits. Round the threshold.',
    passes: () => outcome({ value: { comparator: '>=', threshold: 1.234, unit: '%' } }),
  },
  {
    what: 'a unit of its own, against one of UCUM',
    refused: () => outcome({ value: { comparator: '>=', threshold: 1, unit: 'cups' } }),
    says:
      'It has a unit that is not on the list of units that may leave. Write units as UCUM does, for example' +
      ' mmol/L or %.',
    passes: () => outcome({ value: { comparator: '>=', threshold: 1, unit: 'mmol/L' } }),
  },
  {
    what: 'no code',
    refused: () => outcome({ codes: [] }),
    says:
      '"Admitted like her brother" has no code that a peer could look for. Choose at least one code of a ' +
      'public terminology.',
    passes: () => outcome({ codes: [], kind: 'death' }),
  },
  {
    what: 'a code of its own beside a public one',
    refused: () =>
      outcome({ codes: [...exampleQuestion.outcome.codes, { system: 'urn:mine', code: 'Maria' }] }),
    says:
      '"Admitted like her brother" has a code that is not of a public terminology, or not in its form. Use ' +
      'codes of LOINC, SNOMED CT, ICD, ATC, RxNorm or CVX.',
    passes: () => judgeQuestion({ question: exampleQuestion, casebook: 'demonstration' }),
  },
  {
    what: 'a window of a hundred years and a day',
    refused: () => looking(36_501),
    says: 'It looks back more than a hundred years. Shorten the window.',
    passes: () => looking(36_500),
  },
]
