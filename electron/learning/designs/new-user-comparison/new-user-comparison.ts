import { asked, trialOf } from '../../../../shared/domain/asked.ts'
import { setOfControl } from '../../../../shared/domain/controls/control.ts'
import { controlsFor } from '../../controls/controls-for.ts'
import type { Design } from '../design.ts'
import { checks } from './diagnostics.ts'
import { readAloud, warningsOf } from './read-aloud.ts'
import { study } from './study.ts'

/**
 * Active-comparator new-user design: a target trial whose groups are made alike by propensity weights, compared
 * by weighted
 * Aalen-Johansen curves and Cox regression.
 */
export const newUserComparison: Design = {
  id: 'new-user-comparison',
  version: '2.4',
  question: asked,
  diagnostics: checks,
  readAloud,
  warnings: warningsOf,
  frameRequest: (question, controls) => ({
    question,
    controls: controlsFor(trialOf(question), controls).map(setOfControl),
    recorded: true,
  }),
  run: study,
}
