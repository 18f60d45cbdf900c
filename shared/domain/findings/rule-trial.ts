import { findingsIn, nothingOfOnesOwn } from './find.ts'
import type { Finding } from './finding.ts'
import { ruleBook, type LocalRule } from './local-rule.ts'
import { sectionTitles } from './section-titles.ts'

/** A sentence that is made of the rule's own words, and what is found in it without the rule and with it. */
export interface RuleTrial {
  readonly text: string
  readonly before: readonly Finding[]
  readonly after: readonly Finding[]
}

/** Sentences of a rule's words, in the ways in which they may stand in a note. */
function* sentencesOf(rule: LocalRule): Generator<string> {
  if (rule.is === 'no-finding') {
    const heading = rule.under === undefined ? '' : `${sectionTitles[rule.under].split('|')[0]}:`
    // A result is none without its number.
    for (const behind of ['', ' 1 %', ' 10 mmol/L', ' 120/80', ' 37 °C', ' 70 /min', ' 5 mg/dL'])
      yield `${heading} ${rule.words}${behind}.`
    return
  }
  const { cue, words } = rule
  yield `${cue} ${words}.`
  yield `${words} ${cue}.`
  yield `${words}${cue}`
  yield `${cue}: ${words}.`
}

/**
 * Tries a rule on a sentence that shows what it does: its test, made of its own words and of no note. Undefined where
 * this version would find nothing there without it.
 */
export function trialOf(rule: LocalRule): RuleTrial | undefined {
  const book = ruleBook([rule])
  for (const text of sentencesOf(rule)) {
    const before = findingsIn(text)
    const isIn = before.some(each =>
      rule.is === 'no-cue'
        ? each.called === rule.called &&
          each.cues.some(({ words, says }) => words === rule.cue && says === rule.says)
        : !book.isFinding(each),
    )
    if (isIn)
      return { text: text.trim(), before, after: findingsIn(text, { ...nothingOfOnesOwn, rules: [rule] }) }
  }
  return undefined
}
