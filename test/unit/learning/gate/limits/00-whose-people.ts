import { judge, judgeQuestion } from '../../../../../electron/learning/gate/index.ts'
import { exampleCard, exampleQuestion } from '../example-card.ts'
import type { Limit } from '../limit.ts'

const says = 'Publishing and sharing are shut: what may leave is not yet safe. It opens with a later version.'
const answerOf = (casebook: 'own' | 'demonstration') =>
  judge({ card: exampleCard(), casebook, origin: 'library', releases: [] })
const questionOf = (casebook: 'own' | 'demonstration') =>
  judgeQuestion({ question: exampleQuestion, casebook })

export const limits: readonly Limit[] = [
  {
    what: "an answer of one's own casebook, against the demonstration's",
    refused: () => answerOf('own'),
    says,
    passes: () => answerOf('demonstration'),
  },
  {
    what: "a question of one's own casebook, against the demonstration's",
    refused: () => questionOf('own'),
    says,
    passes: () => questionOf('demonstration'),
  },
]
