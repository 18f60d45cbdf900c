import { choice, count, decimal, messageValue, term, text, type Area } from '../values.ts'

const arm = choice('exposed', 'comparator')
const armName = '{arm, select, exposed {exposed} other {comparator}}'
const inGroup = `the ${armName} group`
const differ = 'that differ between two releases'
const ArmName = '{arm, select, exposed {Exposed} other {Comparator}}'

/**
 * What the gate says: why something may not leave, what would help, and what leaves where it may. Each with the values
 * it needs, of which areas/gate.ts is made, and its sentence.
 */
export const declared = {
  'gate.sentences': [{ first: messageValue, rest: messageValue }, '{first} {rest}'],
  'gate.changed-since-read': [{}, 'What would leave has changed since you read it.'],
  'gate.read-again': [{}, 'Read the receipt again.'],
  'gate.own-fault': [{}, 'This is a fault in Casebook. Nothing was sent.'],
  'gate.not-the-form': [{}, 'The card does not fit the form in which summaries leave.'],

  'gate.few-in-cell': [
    { least: count, arm, outcome: choice('with', 'without') },
    `Fewer than {least} people of the ${armName} group are {outcome, select, with {with} other {without}} the` +
      ` outcome.`,
  ],
  'gate.few-in-cell-remedy': [
    {},
    'Wait for more people, ask over a longer time, or choose a more common outcome.',
  ],
  'gate.few-in-arm': [{ least: count, arm }, `The ${armName} group has fewer than {least} people.`],
  'gate.few-in-arm-remedy': [{}, 'Wait for more people, or ask for a wider population.'],
  'gate.empty-or-full': [
    { arm },
    `In ${inGroup} the outcome is the same for everybody, so it would be known of each of them.`,
  ],
  'gate.empty-or-full-remedy': [{}, 'Ask for a wider population or a longer time.'],

  'gate.complement': [
    { who: messageValue, narrowest: count },
    'From everything released so far, the number of {who} could be worked out to within fewer than {narrowest}.',
  ],
  'gate.complement-remedy': [{}, 'Wait until more people have begun, then ask and share again.'],
  'gate.people-without-outcome': [{ arm }, `people without the outcome in the ${armName} group`],
  'gate.people-that-differ': [{ arm }, `people of ${inGroup} ${differ}`],
  'gate.outcomes-that-differ': [{ arm }, `outcomes of ${inGroup} ${differ}`],
  'gate.people-without-outcome-that-differ': [{ arm }, `people without the outcome of ${inGroup} ${differ}`],

  'gate.not-rounded': [
    { arm, block: count },
    `The ${armName} group's counts are not rounded to the middle of {block}, or its percentage is not made ` +
      `from the rounded counts.`,
  ],
  'gate.revision-few': [
    { least: count },
    'In some group or cell, this may differ from an earlier release by fewer than {least} people.',
  ],
  'gate.revision-few-remedy': [
    {},
    'Wait until more people have begun and more outcomes have happened in both groups.',
  ],
  'gate.revision-soon': [
    { days: count },
    'This answer is less than {days} days younger than an earlier release of the same question.',
  ],
  'gate.revision-soon-remedy': [
    { days: count },
    'Ask again {days} days after the earlier release, and share that card.',
  ],
  'gate.released-already': [{}, 'Exactly this has been released already.'],
  'gate.nothing-to-do': [{}, 'There is nothing to do.'],
  'gate.never-sent': [{ path: text }, '"{path}" is not among the things that may ever be sent.'],

  'gate.withheld': [{}, 'The diagnostics withhold this answer, so there is no effect to share.'],
  'gate.diagnostic-failed': [{ label: messageValue }, 'A diagnostic failed: {label}.'],
  'gate.effect-not-finite': [
    {},
    'The effect has no finite value with a standard error above zero at two decimals.',
  ],
  'gate.effect-not-finite-remedy': [{}, 'Wait for more outcomes.'],

  'gate.years-untold': [
    { least: count },
    'This card does not say in which years at least {least} people began.',
  ],
  'gate.years-untold-remedy': [{}, 'Ask the question again and share the new card.'],
  'gate.age-bands': [
    { years: count, oldest: count },
    'The ages of this question do not begin and end with bands of {years} years, with {oldest} and over together.',
  ],
  'gate.age-bands-remedy': [
    { years: count, adult: count },
    'Use ages that are multiples of {years}, or {adult}.',
  ],

  'gate.text-in-it': [
    {},
    'There is a text in it that is neither a hash, nor a version, nor the name of a method.',
  ],
  'gate.not-judged': [
    { path: text },
    'The question asks for something that no rule has judged yet ({path}), so it cannot be told to peers.',
  ],
  'gate.not-judged-remedy': [{}, 'Ask it without that, or keep it to this casebook.'],
  'gate.no-code': [{ label: term }, '"{label}" has no code that a peer could look for.'],
  'gate.no-code-remedy': [{}, 'Choose at least one code of a public terminology.'],
  'gate.not-public-code': [
    { label: term },
    '"{label}" has a code that is not of a public terminology, or not in its form.',
  ],
  'gate.not-public-code-remedy': [{}, 'Use codes of LOINC, SNOMED CT, ICD, ATC, RxNorm or CVX.'],
  'gate.not-public-unit': [{}, 'It has a unit that is not on the list of units that may leave.'],
  'gate.not-public-unit-remedy': [{}, 'Write units as UCUM does, for example mmol/L or %.'],
  'gate.long-threshold': [{ digits: count }, 'It has a threshold with more than {digits} digits.'],
  'gate.long-threshold-remedy': [{}, 'Round the threshold.'],
  'gate.long-window': [{}, 'It looks back more than a hundred years.'],
  'gate.long-window-remedy': [{}, 'Shorten the window.'],

  'gate.own-question': [{}, 'This question was built here, and peers do not know it.'],
  'gate.own-question-remedy': [{}, 'Share the question itself first.'],
  'gate.round-one-person': [
    { years: count },
    'Its people are within fewer than {years} years of age of each other: it looks built round one person.',
  ],
  'gate.round-one-person-remedy': [{ years: count }, 'Ask for ages at least {years} years wide.'],

  'gate.tells-question': [
    { hash: text },
    'The question, as a hash that only those who have the question can recognise: {hash} and so on.',
  ],
  'gate.tells-arm': [
    { arm, people: count, events: count, risk: decimal(1), block: count },
    `${ArmName} group: about {people} people, of whom about {events} had the outcome, {risk} in 100. Both ` +
      `counts are rounded, to the middle of steps of {block}, and the percentage is made from the rounded ` +
      `ones.`,
  ],
  'gate.tells-effect': [
    { ratio: decimal(2), error: decimal(2) },
    'The log hazard ratio {ratio} with standard error {error}, and its likelihood at eight fixed points, ' +
      'to two decimals.',
  ],
  'gate.tells-year': [{ year: count }, 'The years in which people began: {year}.'],
  'gate.tells-years': [{ from: count, to: count }, 'The years in which people began: {from} to {to}.'],
  'gate.tells-method': [
    { name: text, version: text },
    "The method's name and version: {name} {version}, and that all diagnostics passed.",
  ],
  'gate.tells-nothing-else': [
    {},
    'No name, no date, no place, no text, and nothing about any one person. Your peers learn your ' +
      "casebook's key, and can keep what they receive.",
  ],
  'gate.tells-codes': [{ title: text }, 'The question as codes: {title}.'],
  'gate.tells-definition': [
    { covariates: count },
    'Whom it asks about, how far back it looks, and {covariates} things the groups are made alike in, all' +
      ' as codes and numbers.',
  ],
  'gate.tells-no-words': [
    {},
    'Your own title and labels stay here; no answer and nothing about any person leaves with it.',
  ],
} as const satisfies Readonly<Record<string, readonly [values: Area[string], sentence: string]>>

export const gate = Object.fromEntries(
  Object.entries(declared).map(([key, [, sentence]]) => [key, sentence]),
) as { readonly [K in keyof typeof declared]: string } // the type keeps the keys, which fromEntries cannot
