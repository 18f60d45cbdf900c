import type { Finding } from '../../../shared/domain/findings/finding.ts'
import type { LocalRule } from '../../../shared/domain/findings/local-rule.ts'
import { toldAs } from '../../../shared/domain/by-hand/told-as.ts'
import { speak, words } from '../../ui/words.ts'

/** A rule in one sentence. */
export function ruleText(rule: LocalRule): string {
  if (rule.is === 'no-finding') return words('findings.rule-words', rule)
  const { cue, says, called } = rule
  return words('findings.rule-cue', { cue, says, called })
}

/** What would stand on the chart, or why nobody is asked. */
export function statedText({ states, called, notAsked: why }: Finding): string {
  if (states) return speak(toldAs(states))
  return why ? `${called}, ${words('findings.not-asked', { why })}` : called
}

/** What a sentence seems to say, in a few words. */
export const foundText = (found: readonly Finding[]): string =>
  found.length === 0 ? words('findings.nothing') : found.map(statedText).join('; ')
