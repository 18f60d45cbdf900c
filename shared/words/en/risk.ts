import type { risk as area } from '../areas/risk.ts'
import type { Sentences } from '../language.ts'

export const risk: Sentences<typeof area> = {
  'risk.several-sources': 'people of several sources',
  'risk.source-without-name': 'unnamed source {n}',
  'risk.observed-expected':
    '{observed} of {cases, plural, one {# case} other {# cases}} had it; {expected} were to be expected.',
  'risk.ratio': 'That is {ratio} times what was to be expected ({lower} to {upper}).',
  'risk.ratio-published':
    'That is {ratio} times the published share (95 % interval {lower} to {upper}, taking the published one as exact).',
  'risk.beside-span': 'Counted here from {from} to {to}, which may be more than the chart shows.',
  'risk.no-signal': 'The CUSUM tells of no {looksFor, select, harm {doubling} other {halving}} of the odds.',
  'risk.signal':
    'The CUSUM tells of {looksFor, select, harm {odds twice as high as} other {odds half as high as}} ' +
    'expected{n, plural, one {} other { # times}}, last on {on}.',
  'risk.sees-doubling':
    'Should the odds double, it would say so after {cases, plural, one {# case} other {# cases}} on ' +
    'average{months, plural, =0 {} one {: about a month at your pace} other {: about # months at your pace}}.',
  'risk.false-alarm':
    'Where nothing changes it gives a false alarm once in {cases, plural, one {# case} other {# ' +
    'cases}} on average{months, plural, =0 {} one {: about a month at your pace} other {: about # months at ' +
    'your pace}}.',
  'risk.unit-beyond':
    'Outside the funnel: {unit}, {ratio} times what was to be expected, over {n, plural, one {# case} ' +
    'other {# cases}}.',
  'risk.without-risk':
    '{n, plural, one {# case is} other {# cases are}} left out: no risk is recorded for {n, plural, ' +
    'one {it} other {them}}. If those differ from the others, so would the ratio.',
  'risk.few-expected':
    'Only {expected} were to be expected by now: nothing but a gross difference can be seen yet. Each ' +
    'further case narrows it.',
  'risk.not-calibrated':
    'These risks do not fit the cases here as a whole, so a signal may tell of the model and not of ' +
    'the care. Set them right by your own first cases before looking for another model.',
  'risk.drifted':
    'Since the risks were set right they have come to fit less well: either the outcomes or the people ' +
    'have changed.',
  'risk.drift-watched':
    'Whether the risks still fit is watched case by case. Should odds become half again as high, it ' +
    'tells of it after {level, plural, one {# case} other {# cases}} on average{spread, plural, =0 {} ' +
    'one {, and of risks that lie too far apart after # case} other {, and of risks that lie too far ' +
    'apart after # cases}}. Where they go on fitting it gives a false alarm once in {cases, plural, one ' +
    '{# case} other {# cases}}{months, plural, =0 {} one {: about a month at your pace} other {: about # months ' +
    'at your pace}}.',
  'risk.drift-alarm':
    'The risks have come to fit less well{n, plural, one {} other { (told of # times)}}, told last on ' +
    '{on}, it seems since {since}: {drift, select, higher {more had it than they foretold} lower {fewer ' +
    'had it than they foretold} flatter {those of high and of low risk differ less than they foretold} ' +
    'other {those of high and of low risk differ more than they foretold}}. Care, people, or the way ' +
    'risks are written down may have changed: look there before you believe a signal, or set the risks ' +
    'right anew.',
  'risk.recalibrated':
    'The risks were set right by {cases, plural, one {the first case} other {the first # cases}}, of ' +
    'which {observed} had it. These are not judged.',
  'risk.overdispersed':
    'Sources differ from one another by more than chance ({dispersion} times as much): the wider ' +
    'limits allow for that, and may hide what is real.',
  'risk.too-few-to-recalibrate':
    'Up to {until} {n} of {of} had it: to set risks right at least {least} must have had it, and as ' +
    'many not.',
  'risk.recalibrate-later': 'Choose a later day, or only the level instead of level and spread.',
  'risk.no-risk': 'No risk is recorded for any of {n, plural, one {# case} other {# cases}}.',
  'risk.look-at-score':
    'Look at the code and the unit under which scores stand, and whether they are dated before what ' +
    'they foretell.',
  'risk.events-only': 'Risk can only be allowed for where each case is an event with a day of its own.',
  'risk.choose-events': 'Choose a measure of events, such as deaths or readmissions after a stay.',
  'risk.recorded-by-others':
    'The risks are those written in the charts. Whoever writes a higher risk makes the same outcome ' +
    'look better.',
  'risk.nothing-published':
    'Nothing published is called “{name}”. The command “benchmarks” lists what ships.',
  'risk.other-measure': '“{name}” speaks of something else. It may stand beside: {measures}.',
  'risk.published': 'Published: {percent} %.',
  'risk.published-with-interval': 'Published: {percent} % ({lower} to {upper} %).',
  'risk.published-range': 'Published: {lower} to {upper} %.',
  'risk.chance-among':
    'Among {n, plural, one {# case} other {# cases}} chance alone leaves between {lower} and {upper} % ' +
    'nineteen times in twenty.',
  'risk.beside-chance':
    'What is seen here lies within chance of the published figure. That is no proof that they are the same.',
  'risk.beside-seldom':
    'What is seen here lies {side, select, above {above} other {below}} what chance alone leaves ' +
    'nineteen times in twenty.',
  'risk.beside-beyond':
    'What is seen here lies {side, select, above {above} other {below}} what chance alone leaves in ' +
    '998 of 1,000.',
  'risk.beside-range':
    '{where, select, below {What is seen here lies below that range.} above {What is seen here lies ' +
    'above that range.} within {What is seen here lies within that range.} other {With so few it ' +
    'cannot be told whether what is seen here lies within that range.}}',
  'risk.people': 'The figure is of: {people} ({years}).',
  'risk.ages-untold': 'Those were at least {from} years old; how old yours are was not looked at.',
  'risk.ages-outside': '{n} of {of} here are of ages that it does not speak of.',
  'risk.ages-unknown': 'The age of {n, plural, one {# case} other {# cases}} here is not recorded.',
  'risk.years-apart':
    'It was made {n, plural, one {# year} other {# years}} before the last year here: care has changed ' +
    'since.',
  'risk.limit': '{limit}',
  'risk.severity-untold': 'Whether the people here were as ill as those cannot be told from this.',
  'command.score-how':
    '“{score}” names no score. It takes a system and a code with a bar between them: SYSTEM|CODE.',
  'command.calibrate-how': 'Risks are set right up to a day, written as 2024-12-31, not “{day}”.',
  'command.score-missing': 'A risk needs the score it is reckoned from: --score SYSTEM|CODE.',
  'command.not-both': 'Either --against or --risk, not both.',
  'told.benchmark': 'Published in: {source}',
  'limits.whole-countries':
    'It speaks of whole countries or regions. It is not for one hospital or one clinician, whose ' +
    'people come for a reason.',
  'limits.before-discharge':
    'It counts deaths before leaving hospital, within 60 days at most, not within 30 days of the operation.',
  'limits.not-heart':
    'It leaves out day surgery, and operations on the heart, on the brain and in childbirth.',
  'limits.all-operations':
    'The measure counts every operation, small ones too: compare only where you do the same kinds.',
  'limits.emergency-abdomen':
    'It is of emergency operations in the abdomen alone, and is not for planned operations.',
  'limits.gut':
    'It is of resections of the gut alone, none of them clean, and counts superficial and deep infections ' +
    'of the incision; clean operations are infected far less often.',
  'limits.followed-up':
    'Wounds were looked at again after 30 days. Where nobody does that, fewer infections are seen, not ' +
    'fewer had.',
  'limits.self-chosen': 'The hospitals took part because they wished to.',
  'limits.any-hospital': 'It counts a return to any hospital. A record of one hospital misses the others.',
  'limits.insured':
    'It is of people insured by Medicare in the United States; many countries admit for other reasons.',
  'limits.neither-good':
    'WHO has recommended no rate since 2015. Neither high nor low is good by itself: look at it by Robson group.',
  'limits.estimate': 'It is an estimate by a statistical model, for many countries from few data.',
  'limits.one-centre':
    'It is of one centre. The model is more than twenty years old, and nearly everywhere it now ' +
    'foretells too many deaths: set it right by your own first cases.',
  'limits.heart-alone': 'It is for operations on the heart in adults alone. Narrow the measure to those.',
  'benchmark.eusos-mortality': 'Deaths in hospital after operations, Europe',
  'benchmark.eusos-mortality.people':
    'everybody aged 16 or more who had an operation as an inpatient in one week, in 498 hospitals of ' +
    '28 European countries',
  'benchmark.emergency-abdominal-mortality': 'Deaths within 30 days of emergency operations in the abdomen',
  'benchmark.emergency-abdominal-mortality.people':
    'people who had an emergency operation in the abdomen, in 357 hospitals of 58 countries',
  'benchmark.gut-infection-high-hdi':
    'Infected wounds after operations on the gut, countries of a high Human Development Index',
  'benchmark.gut-infection-high-hdi.people':
    'people who had an operation on the gut, in countries of a high Human Development Index',
  'benchmark.gut-infection-middle-hdi':
    'Infected wounds after operations on the gut, countries of a middle Human Development Index',
  'benchmark.gut-infection-middle-hdi.people':
    'people who had an operation on the gut, in countries of a middle Human Development Index',
  'benchmark.gut-infection-low-hdi':
    'Infected wounds after operations on the gut, countries of a low Human Development Index',
  'benchmark.gut-infection-low-hdi.people':
    'people who had an operation on the gut, in countries of a low Human Development Index',
  'benchmark.medicare-readmission': 'Back in hospital within 30 days, Medicare',
  'benchmark.medicare-readmission.people':
    'people who left a hospital, most of them 65 or older, insured by Medicare in the United States',
  'benchmark.who-caesarean': 'Caesarean sections, the range of WHO in 1985',
  'benchmark.who-caesarean.people': 'births of whole countries',
  'benchmark.world-low-birth-weight': 'Low birth weight, all countries',
  'benchmark.world-low-birth-weight.people': 'all live births of the world',
  'risk-model.parsonnet-30': 'Deaths within 30 days of operations on the heart, by Parsonnet’s score',
  'risk-model.parsonnet-30.people':
    'adults who had an operation on the heart at one centre in the United Kingdom',
  'risk-model.parsonnet-score': 'Parsonnet’s score of 1989',
  'manual.benchmarks':
    'list the published figures and risk models that ship, with whom they speak of and where they were ' +
    'published',
}
