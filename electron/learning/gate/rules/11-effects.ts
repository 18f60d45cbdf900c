import { profilePoints, type Answer } from '../../../../shared/domain/answer.ts'
import { say } from '../../../../shared/words/message.ts'
import { effectOf } from '../effect.ts'
import type { Reason, Rule } from '../rule.ts'

/** Only an effect whose diagnostics all passed, finite, at the eight fixed points, leaves. */
export const effects: Rule = {
  number: 11,
  name: 'Effects',
  judge: { card: ({ card }) => against(card.answer) },
}

function against(answer: Answer): Reason[] {
  if (answer.kind === 'not-estimable')
    return [{ reason: say('gate.withheld'), remedy: answer.reasons[0]!.remedy }]
  const failed = answer.diagnostics.find(each => !each.passed)
  if (failed)
    return [
      {
        reason: say('gate.diagnostic-failed', { label: failed.label }),
        remedy: failed.remedy ?? say('gate.effect-not-finite-remedy'),
      },
    ]
  const { profile, logHazardRatio, standardError } = effectOf(answer)
  const isSound =
    profile.length === profilePoints.length &&
    [...profile, logHazardRatio, standardError].every(Number.isFinite) &&
    standardError > 0
  return isSound
    ? []
    : [{ reason: say('gate.effect-not-finite'), remedy: say('gate.effect-not-finite-remedy') }]
}
