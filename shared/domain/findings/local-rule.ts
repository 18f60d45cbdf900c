import { z } from 'zod'
import { meanings } from './cues.ts'
import { findingKinds, type Finding } from './finding.ts'
import { sectionTopics } from './section-titles.ts'

const words = z.string().min(1).max(100)
/**
 * What a clinician said was wrong, as a rule for all notes to come. It holds words of lists alone: which word was taken
 * for what, and never what a note said around it.
 */
export const localRule = z.discriminatedUnion('is', [
  /** These words are no cue of this meaning, for whatever is called so. `words`: as it was named where it was wrong. */
  z.strictObject({ is: z.literal('no-cue'), cue: words, says: z.enum(meanings), called: words, words }),
  /** What is called so, in these words, is none: under headings of this kind, or everywhere. */
  z.strictObject({
    is: z.literal('no-finding'),
    kind: z.enum(findingKinds),
    called: words,
    words,
    under: z.enum(sectionTopics).optional(),
  }),
])
export type LocalRule = z.infer<typeof localRule>

/** Rules by what they speak of. */
export interface RuleBook {
  isCue(cue: { readonly words: string; readonly says: string; readonly called: string }): boolean
  isFinding(found: Pick<Finding, 'kind' | 'called' | 'named' | 'topic'>): boolean
}

export function ruleBook(rules: readonly LocalRule[]): RuleBook {
  const known = new Set(
    rules.map(rule =>
      rule.is === 'no-cue'
        ? JSON.stringify([rule.cue, rule.says, rule.called])
        : JSON.stringify([rule.kind, rule.called, rule.words, rule.under]),
    ),
  )
  const has = (...parts: readonly (string | undefined)[]) => known.has(JSON.stringify(parts))
  return {
    isCue: ({ words: cue, says, called }) => !has(cue, says, called),
    isFinding: ({ kind, called, named, topic }) =>
      !has(kind, called, named, undefined) && !has(kind, called, named, topic),
  }
}

/**
 * The rule that comes of it that a finding is wrong. Of one about which nobody is asked, the word that says why is no
 * cue for it; of one that is proposed, its words are none of it: a problem's nowhere, since it is the abbreviation that
 * means something else here, and those of medicines and results under such headings.
 */
export function ruleOf({ kind, called, named, topic, cues, notAsked }: Finding): LocalRule {
  const cue = cues.find(({ says }) => says === notAsked)
  if (cue) return { is: 'no-cue', cue: cue.words, says: cue.says, called, words: named }
  const isNowhere = kind === 'problem' || kind === 'symptom'
  return { is: 'no-finding', kind, called, words: named, ...(!isNowhere && { under: topic }) }
}
