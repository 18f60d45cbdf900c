import {
  aside,
  below,
  DAY_ONE,
  failure,
  gliflozin,
  hba1c,
  order,
  verified,
  visit,
  diagnosis,
  codes,
  made,
  type Odd,
} from './odd.ts'

const began = order(DAY_ONE)
const had = (days: number) => gliflozin({ days, end: 'outcome' })

/** The question leaves out who had heart failure in the 365 days before, or on the day on which she begins. */
const outcomes: readonly Odd[] = [
  { what: 'ill on the day on which she begins', has: [began, failure(DAY_ONE)], is: aside.hadItBefore },
  { what: 'ill on the next day', has: [began, failure('2022-01-02')], is: had(1) },
  { what: 'ill 365 days before', has: [began, failure('2021-01-01')], is: aside.hadItBefore },
  { what: 'ill 366 days before', has: [began, failure('2020-12-31')], is: gliflozin() },
  { what: 'ill on the last day asked about', has: [began, failure('2023-01-01')], is: had(365) },
  { what: 'ill on the day after it', has: [began, failure('2023-01-02')], is: gliflozin() },
  { what: 'ill twice', has: [began, failure('2022-08-01'), failure('2022-04-11')], is: had(100) },
  {
    what: 'said to have been ill in 2090',
    has: [began, failure('2090-01-01')],
    is: aside.orderUnknown, // a day on which nothing can have been is none: nobody knows when it was
  },
  {
    what: 'perhaps ill',
    has: [began, failure('2022-04-11', verified('provisional'))],
    is: gliflozin(),
  },
  {
    what: 'perhaps ill, and then surely',
    has: [began, failure('2022-04-11', verified('unconfirmed')), failure('2022-04-21')],
    is: had(110),
  },
  {
    what: 'ill, which was refuted',
    has: [began, failure('2022-04-11', verified('refuted'))],
    is: gliflozin(),
  },
  {
    what: 'ill, which was entered in error',
    has: [began, failure('2022-04-11', verified('entered-in-error'))],
    is: gliflozin(),
  },
  {
    what: 'ill, and nobody wrote how sure it is',
    has: [began, made('Condition', { code: codes.heartFailure, onsetDateTime: '2022-04-11' })],
    is: had(100),
  },
  {
    what: 'ill, of which only is known when it was written down',
    has: [began, failure(undefined, { recordedDate: '2022-04-11' })],
    is: had(100),
  },
  {
    what: 'ill in April 2022',
    has: [began, failure('2022-04')],
    is: gliflozin({ days: 104, end: 'outcome', isRough: true }), // the 15th, in the middle of the first and the 30th
  },
  { what: 'ill in January 2022', has: [began, failure('2022-01')], is: aside.orderUnknown },
  { what: 'ill in 2022', has: [order('2022-02-01'), failure('2022')], is: aside.orderUnknown },
  // The first day of 2023 is the last that is asked about.
  { what: 'ill in 2023', has: [began, failure('2023')], is: aside.orderUnknown },
  { what: 'ill in 2024', has: [began, failure('2024')], is: gliflozin() },
  { what: 'ill, nobody knows when', has: [began, failure(undefined)], is: aside.orderUnknown },
]

const seen = (...on: string[]) => [...on.map(each => visit(each)), diagnosis('2015-01-01', codes.diabetes)]
/** The data of this practice end on the first of June 2025. */
const watched: readonly Odd[] = [
  {
    what: 'begun half a year before the data end',
    history: seen('2023-06-01'),
    has: [order('2024-12-01')],
    is: gliflozin({ on: '2024-12-01', days: 182, end: 'extract' }),
  },
  {
    what: 'seen no more for more than two years',
    history: seen('2020-06-01', '2022-04-11'),
    has: [began],
    is: gliflozin({ days: 100, end: 'left' }),
  },
  {
    what: 'seen no more, with an appointment in 2090',
    history: seen('2020-06-01', '2022-04-11', '2090-01-01'),
    has: [began],
    is: gliflozin({ days: 100, end: 'left' }),
  },
  {
    what: 'seen no more, with a visit planned for last year',
    history: [...seen('2020-06-01', '2022-04-11'), visit('2024-06-01', { status: 'planned' })],
    has: [began],
    is: gliflozin({ days: 100, end: 'left' }),
  },
  {
    what: 'seen no more after the day on which she began',
    history: seen('2020-06-01'),
    has: [began],
    is: gliflozin({ days: 0, end: 'left' }),
  },
  {
    what: 'ill after she was last seen',
    history: seen('2020-06-01', '2022-04-11'),
    has: [began, failure('2022-06-01')],
    is: gliflozin({ days: 100, end: 'left' }), // a diagnosis shows nobody seen; of others nobody would have heard
  },
]

const died = (on: string) => ({ deceasedDateTime: on })
const deaths: readonly Odd[] = [
  {
    what: 'dead on the 100th day',
    her: died('2022-04-11'),
    has: [began],
    is: gliflozin({ days: 100, end: 'death' }),
  },
  {
    what: 'dead on the day on which she began',
    her: died(DAY_ONE),
    has: [began],
    is: gliflozin({ days: 0, end: 'death' }),
  },
  { what: 'dead before she began', her: died('2021-12-31'), has: [began], is: aside.impossible },
  { what: 'dead after the time asked about', her: died('2024-07-01'), has: [began], is: gliflozin() },
  {
    what: 'ill on the day of her death',
    her: died('2022-04-11'),
    has: [began, failure('2022-04-11')],
    is: had(100),
  },
  {
    what: 'ill after her death',
    her: died('2022-04-11'),
    has: [began, failure('2022-04-12')],
    is: aside.impossible,
  },
  {
    what: 'dead, nobody knows when',
    her: { deceasedBoolean: true },
    history: seen('2020-06-01', '2022-04-11'),
    has: [began],
    is: gliflozin({ days: 100, end: 'left' }),
  },
  {
    what: 'dead, nobody knows when, and seen after the time asked about',
    her: { deceasedBoolean: true },
    has: [began],
    is: gliflozin(),
  },
  {
    what: 'dead, nobody knows when, and last seen half a year before the data end',
    her: { deceasedBoolean: true },
    history: seen('2022-06-01', '2024-12-31'),
    has: [order('2024-02-01')],
    is: gliflozin({ on: '2024-02-01', days: 334, end: 'left' }), // 366 days of 2024 less 31, and to the last of them
  },
  {
    what: 'dead in 2022, nobody knows on which day',
    her: died('2022'),
    history: seen('2020-06-01', '2022-04-11'),
    has: [order('2022-03-01')],
    // Whoever begins lives: it was on one of the days 0 to 305, and counts in their middle.
    is: gliflozin({ on: '2022-03-01', days: 152, end: 'death' }),
  },
  {
    what: 'dead in April 2022, nobody knows on which day',
    her: died('2022-04'),
    history: seen('2020-06-01', '2022-03-01'),
    has: [began],
    is: gliflozin({ days: 104, end: 'death' }), // in the middle of the month, as of an outcome
  },
  {
    what: 'dead in 2023, nobody knows on which day',
    her: died('2023'),
    history: seen('2020-06-01', '2022-04-11'),
    has: [order('2022-03-01')],
    is: aside.orderUnknown, // within the year asked about, or after it
  },
  {
    what: 'dead in 2021, nobody knows on which day',
    her: died('2021'),
    history: seen('2020-06-01', '2022-04-11'),
    has: [began],
    is: aside.impossible,
  },
  {
    what: 'ill, and dead in that year, nobody knows on which day',
    her: died('2022'),
    history: seen('2020-06-01', '2022-04-11'),
    has: [began, failure('2022-06-01')],
    is: had(151),
  },
  {
    what: 'dead in 2024, nobody knows on which day',
    her: died('2024'),
    has: [began],
    is: gliflozin(),
  },
  { what: 'to die in 2090', her: died('2090-01-01'), has: [began], is: aside.impossible },
  {
    what: 'dead seven years after she was last seen',
    her: died('2024-01-01'),
    history: seen('2015-06-01', '2017-03-01'),
    has: [order('2017-02-01')],
    is: gliflozin({ on: '2017-02-01', days: 28, end: 'left' }), // of those like her who live nobody knows either
  },
]

const births: readonly Odd[] = [
  { what: 'born after she began', her: { birthDate: '2022-06-01' }, has: [began], is: aside.notAsked },
  { what: 'born in a year', her: { birthDate: '1960' }, has: [began], is: gliflozin() },
  { what: 'of no birth date', her: { birthDate: undefined }, has: [began], is: aside.notAsked },
  {
    what: '18 on the day on which she begins',
    her: { birthDate: '2004-01-01' },
    has: [began],
    is: gliflozin(),
  },
  { what: '18 the day after', her: { birthDate: '2004-01-02' }, has: [began], is: aside.notAsked },
  { what: '18 in that year', her: { birthDate: '2004' }, has: [order('2022-08-01')], is: aside.notAsked },
]

const sugar = (value: NonNullable<ReturnType<typeof gliflozin>['hba1c']>) => gliflozin({ hba1c: value })
const results: readonly Odd[] = [
  { what: 'with a result', has: [began, hba1c('2021-12-01', 7.5)], is: sugar(7.5) },
  { what: 'with a result of the day itself', has: [began, hba1c(DAY_ONE, 7.5)], is: sugar(7.5) },
  { what: 'with a result of the next day', has: [began, hba1c('2022-01-02', 7.5)], is: sugar('never') },
  { what: 'with a result of 365 days before', has: [began, hba1c('2021-01-01', 7.5)], is: sugar(7.5) },
  { what: 'with a result of 366 days before', has: [began, hba1c('2020-12-31', 7.5)], is: sugar('never') },
  {
    what: 'with two results',
    has: [began, hba1c('2021-12-01', 7.5), hba1c('2021-06-01', 9)],
    is: sugar(7.5),
  },
  {
    what: 'with a result in mmol/mol',
    has: [began, hba1c('2021-12-01', 53, 'mmol/mol')],
    is: sugar(0.09148 * 53 + 2.152), // the master equation of IFCC and NGSP
  },
  { what: 'with a result below 4', has: [began, hba1c('2021-12-01', 4, '%', below(4))], is: sugar('beyond') },
  {
    what: 'with a result below 20 mmol/mol',
    has: [began, hba1c('2021-12-01', 20, 'mmol/mol', below(20, 'mmol/mol'))],
    is: sugar('beyond'),
  },
  { what: 'with a result in mg/dL', has: [began, hba1c('2021-12-01', 150, 'mg/dL')], is: sugar('unit') },
  { what: 'with a result of 2021', has: [began, hba1c('2021', 7.5)], is: sugar(7.5) },
  { what: 'with a result of 2020', has: [began, hba1c('2020', 7.5)], is: sugar('never') },
  { what: 'with a result of January 2022', has: [began, hba1c('2022-01', 7.5)], is: sugar('rough') },
  { what: 'with a result of no day', has: [began, hba1c(undefined, 7.5)], is: sugar('rough') },
  {
    what: 'with a preliminary result',
    has: [began, hba1c('2021-12-01', 7.5, '%', { status: 'preliminary' })],
    is: sugar('never'),
  },
  {
    what: 'with a result that was cancelled, and an older one',
    has: [began, hba1c('2021-12-01', 7.5, '%', { status: 'cancelled' }), hba1c('2021-06-01', 9)],
    is: sugar(9),
  },
  {
    what: 'with a result entered in error',
    has: [began, hba1c('2021-12-01', 75, '%', { status: 'entered-in-error' })],
    is: sugar('never'),
  },
]

export const ends: readonly Odd[] = [...outcomes, ...watched, ...deaths, ...births, ...results]
