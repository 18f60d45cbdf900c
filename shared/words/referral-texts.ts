import { standings, type Standing } from '../domain/facts/standing.ts'
import { referralSections, type ReferralSection, type ReferralTexts } from '../domain/referral.ts'
import type { speaker } from './speaker.ts'

/** What a referral says of itself, in the words of whoever writes it: nobody else knows her language. */
export const referralTexts = (words: ReturnType<typeof speaker>['words']): ReferralTexts => ({
  title: words('referral.title'),
  sections: Object.fromEntries(
    referralSections.map(section => [section, words('referral.section', { section })]),
  ) as Record<ReferralSection, string>, // one of each
  question: words('referral.question'),
  recipient: words('referral.recipient'),
  nothing: words('referral.nothing'),
  columns: {
    what: words('referral.column', { column: 'what' }),
    value: words('referral.column', { column: 'value' }),
    when: words('referral.column', { column: 'when' }),
    standing: words('referral.column', { column: 'standing' }),
  },
  standings: Object.fromEntries(
    standings.map(standing => [
      standing,
      words('referral.standing', { standing: standing === 'not-done' ? 'notDone' : standing }),
    ]),
  ) as Record<Standing['is'], string>, // one of each
  undecided: words('summary.undecided'),
})
