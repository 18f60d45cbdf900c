import type { Code } from '../fact.ts'
import { phraseTable } from './words.ts'

/** Something of how a person lives, as notes tell it. `called`: what would stand on the chart. */
export interface SocialRow {
  readonly kind: 'smoking' | 'social'
  readonly what: string
  readonly code: Code
  readonly called: string
  readonly words: string
}
const loinc = (code: string, display: string): Code => ({ system: 'http://loinc.org', code, display })
const smoking = loinc('72166-2', 'Tobacco smoking status')
const housing = loinc('71802-3', 'Housing status')
const work = loinc('67875-5', 'Employment status')
const schooling = loinc('82589-3', 'Highest level of education')
const insurance = loinc('76437-3', 'Primary insurance')
const alcohol = loinc('11331-6', 'History of alcohol use')
const row =
  (kind: SocialRow['kind'], what: string, code: Code) =>
  (called: string, words: string): SocialRow => ({ kind, what, code, called, words })
const [smokes, lives, works, learned, insured, drinks] = [
  row('smoking', 'Tobacco smoking status', smoking),
  row('social', 'Housing', housing),
  row('social', 'Work', work),
  row('social', 'Schooling', schooling),
  row('social', 'Insurance', insurance),
  row('social', 'Alcohol', alcohol),
]

/** LOINC 2.78 for what is told; what was told is kept in words. */
export const socialRows: readonly SocialRow[] = [
  smokes(
    'Never smoker',

    'never smoked|never smoker|lifelong non-smoker|lifelong nonsmoker|has never smoked|' +
      'never a smoker|never used tobacco|never smoked tobacco',
  ),
  smokes(
    'Former smoker',

    'former smoker|ex-smoker|ex smoker|previous smoker|quit smoking|stopped smoking|used to smoke|' +
      'past smoker|gave up smoking|quit tobacco',
  ),
  smokes(
    'Current smoker',

    'current smoker|active smoker|smokes daily|daily smoker|current every day smoker|' +
      'currently smokes|smokes cigarettes|continues to smoke|current tobacco use|is a smoker|smokes',
  ),
  smokes(
    'Does not smoke',

    'non-smoker|nonsmoker|non smoker|does not smoke|denies smoking|denies tobacco use|denies tobacco|' +
      'no tobacco use|does not use tobacco|no tobacco|denies any tobacco use|no smoking',
  ),
  lives(
    'Homeless',
    'homeless|experiencing homelessness|no fixed abode|lives in a shelter|living in a shelter|unhoused',
  ),
  lives('Lives alone', 'lives alone|living alone'),
  lives(
    'Lives with family',

    'lives with her husband|lives with his wife|lives with his family|lives with her family|' +
      'lives with family|lives with her son|lives with her daughter|lives with his son|' +
      'lives with his daughter|lives with her mother|lives with his mother|lives with her parents|' +
      'lives with his parents|lives with her partner|lives with his partner',
  ),
  lives(
    'Lives in a nursing home',

    'lives in a nursing home|nursing home resident|resident of a nursing home|lives in a care home|' +
      'assisted living|lives in assisted living',
  ),
  works('Unemployed', 'unemployed|out of work|lost her job|lost his job|not employed'),
  works('Retired', 'is retired|retired teacher|retired nurse|retired'),
  works('Works full time', 'works full time|full-time employment|employed full time|works full-time'),
  works('Works part time', 'works part time|part-time employment|employed part time|works part-time'),
  works(
    'Not in the labour force',
    'not in labor force|not in the labor force|not in the labour force|on disability|receives disability',
  ),
  learned(
    'Did not finish high school',
    'did not finish high school|has not finished high school|did not graduate high school',
  ),
  learned(
    'High school',
    'is a high school graduate|graduated from high school|has completed high school|high school graduate',
  ),
  learned('Some college', 'has completed some college courses|some college'),
  learned(
    'College degree',
    'is a college graduate|college graduate|graduated from college|university graduate|has a college degree',
  ),
  insured(
    'Uninsured',
    'uninsured|no health insurance|does not have insurance|no insurance|no insurance coverage',
  ),
  insured('Medicaid', 'has medicaid|medicaid insurance|currently has medicaid|on medicaid'),
  insured('Medicare', 'has medicare|medicare insurance|currently has medicare|on medicare'),
  drinks(
    'Does not drink alcohol',

    'denies alcohol|denies alcohol use|does not drink alcohol|no alcohol|no alcohol use|' +
      'does not drink|denies any alcohol use|teetotal',
  ),
  drinks(
    'Drinks alcohol',
    'drinks alcohol|drinks socially|social drinker|drinks occasionally|occasional alcohol|alcohol socially',
  ),
]

/** By their words; the negation is part of what is told, so no cue is asked about them but whom they are about. */
export const socialTable = phraseTable<SocialRow>(
  socialRows.flatMap(each => each.words.split('|').map(words => [words, each] as const)),
)
