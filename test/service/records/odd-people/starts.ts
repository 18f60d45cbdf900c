import {
  aside,
  codes,
  concept,
  DAY_ONE,
  diagnosis,
  dispense,
  gliflozin,
  made,
  order,
  statement,
  systems,
  usualHistory,
  visit,
  type Odd,
  type Resource,
} from './odd.ts'

const { atc, icd10, rxnorm, snomed, terms } = systems
const diabetes = diagnosis('2020-01-01', codes.diabetes)
/** First seen on this day, and with diabetes since long before. */
const seenFirst = (on: string, ...more: Resource[]) => [
  visit(on),
  diagnosis('2015-05-05', codes.diabetes),
  visit('2024-06-01'),
  ...more,
]
/** Seen like most of them, and nothing else. */
const visits = [visit('2020-01-01'), visit('2021-03-01'), visit('2024-06-01')]
const vaccination = (on: string) =>
  made('Immunization', {
    status: 'completed',
    vaccineCode: concept('http://hl7.org/fhir/sid/cvx', '140'),
    occurrenceDateTime: on,
  })

/** 365 days before the first of 2022 is the first of 2021. */
const firstSeen: readonly Odd[] = [
  {
    what: 'first seen 365 days before',
    history: seenFirst('2021-01-01'),
    has: [order(DAY_ONE)],
    is: gliflozin(),
  },
  {
    what: 'first seen 364 days before',
    history: seenFirst('2021-01-02'),
    has: [order(DAY_ONE)],
    is: aside.notSeenLongEnough,
  },
  {
    what: 'vaccinated long ago, and first seen shortly before',
    history: seenFirst('2021-11-01', vaccination('2009-09-09')),
    has: [order(DAY_ONE)],
    is: aside.notSeenLongEnough,
  },
  {
    what: 'with an appointment long ago that was cancelled',
    history: seenFirst('2021-11-01', visit('2019-01-01', { status: 'cancelled' })),
    has: [order(DAY_ONE)],
    is: aside.notSeenLongEnough,
  },
  {
    what: 'seen by telephone a year before',
    history: seenFirst(
      '2021-11-01',
      visit('2021-01-01', { class: { system: `${terms}/v3-ActCode`, code: 'VR' } }),
    ),
    has: [order(DAY_ONE)],
    is: gliflozin(),
  },
  {
    what: 'moved in on treatment, and refilled ever since',
    history: seenFirst('2021-01-10'),
    has: ['2021-01-10', '2021-04-10', '2021-07-10', '2021-10-10', '2022-01-10', '2022-04-10'].map(on =>
      order(on),
    ),
    is: aside.notNew,
  },
]

const before: readonly Odd[] = [
  {
    what: 'on the other treatment 365 days before',
    has: [order('2021-01-01', codes.glimepiride), order(DAY_ONE)],
    // New on neither on the first of 2021? She was: seen for 366 days (2020 has 366) without either.
    is: { arm: 'glimepiride', on: '2021-01-01', days: 365, end: 'horizon' },
  },
  {
    what: 'on it before she was observed long enough, 365 days before',
    history: seenFirst('2020-06-01'),
    has: [order('2021-01-01', codes.glimepiride), order(DAY_ONE)],
    is: aside.notNew,
  },
  {
    what: 'on it before she was observed long enough, 366 days before',
    history: seenFirst('2020-06-01'),
    has: [order('2020-12-31', codes.glimepiride), order(DAY_ONE)],
    is: gliflozin(),
  },
  {
    what: 'on it at some time in 2021, all of which is the year before',
    has: [statement('2021', codes.glimepiride), order(DAY_ONE)],
    is: aside.notNew,
  },
  {
    what: 'on it at some time in 2021, the beginning of which is not',
    has: [statement('2021', codes.glimepiride), order('2022-02-01')],
    is: aside.startUnknown,
  },
  {
    what: 'on it at some time in 2019',
    history: seenFirst('2018-09-01', visit('2020-02-01'), visit('2021-03-01')),
    has: [statement('2019', codes.glimepiride), order(DAY_ONE)],
    is: gliflozin(),
  },
  {
    what: 'on it at some time that nobody knows',
    has: [statement(undefined, codes.glimepiride), order(DAY_ONE)],
    is: aside.startUnknown, // it may have been the month before
  },
  {
    what: 'never on it, said without a day',
    has: [statement(undefined, codes.glimepiride, { status: 'not-taken' }), order(DAY_ONE)],
    is: gliflozin(),
  },
  {
    what: 'on it again after a pause of more than a year',
    history: seenFirst('2020-06-01'),
    has: [order('2020-07-01'), order('2020-10-01'), order(DAY_ONE)],
    is: gliflozin(), // 457 days without
  },
  {
    what: 'stopped and on it again within a year of the stop',
    history: seenFirst('2020-06-01'),
    has: [order('2020-07-01'), order('2021-03-01', codes.gliflozin, { status: 'stopped' }), order(DAY_ONE)],
    is: aside.notNew,
  },
]

const firstDay: readonly Odd[] = [
  { what: 'began both on one day', has: [order(DAY_ONE), order(DAY_ONE, codes.glimepiride)], is: aside.both },
  {
    what: 'began both on one day, and one again later',
    has: [order(DAY_ONE), order(DAY_ONE, codes.glimepiride), order('2023-06-01')],
    is: aside.both,
  },
  {
    what: 'switched after two months',
    has: [order(DAY_ONE), order('2022-03-01', codes.glimepiride)],
    is: gliflozin(), // followed as she began
  },
  {
    what: 'refilled with gaps',
    has: [DAY_ONE, '2022-02-01', '2022-07-01', '2023-05-01'].map(on => order(on)),
    is: gliflozin(),
  },
  {
    what: 'ordered one week before it was handed over',
    has: [order(DAY_ONE), dispense('2022-01-08')],
    is: gliflozin(),
  },
  { what: 'began in 2022, nobody knows when', has: [statement('2022')], is: aside.startUnknown },
  { what: 'began in a month', has: [statement('2022-01')], is: aside.startUnknown },
  { what: 'began, nobody knows when', has: [statement(undefined)], is: aside.startUnknown },
  {
    what: 'began in a month in which the other was begun on a day',
    has: [statement('2022-01'), order('2022-01-15', codes.glimepiride)],
    is: aside.startUnknown,
  },
  { what: 'is to begin in 2090', has: [order('2090-01-01')], is: aside.neverBegan },
  {
    what: 'began, and is to begin the other in 2090',
    has: [order(DAY_ONE), order('2090-01-01', codes.glimepiride)],
    is: gliflozin(),
  },
  {
    what: 'said to have been on it in 2090',
    has: [order(DAY_ONE), statement('2090-01-01', codes.glimepiride)],
    is: aside.startUnknown, // a day on which nothing can have been is none: nobody knows when it was
  },
  {
    what: 'began late in the evening of another zone',
    has: [order('2022-01-01T23:30:00-08:00')],
    is: gliflozin(), // by the clock on her wall
  },
]

const codeSystems: readonly Odd[] = [
  {
    what: 'with a treatment in RxNorm alone',
    has: [order(DAY_ONE, concept(rxnorm, '1488564'))],
    is: aside.neverBegan,
  },
  {
    what: 'with a treatment in RxNorm and ATC',
    has: [
      order(DAY_ONE, {
        coding: [
          { system: rxnorm, code: '1488564' },
          { system: atc, code: 'A10BK01' },
        ],
      }),
    ],
    is: gliflozin(),
  },
  {
    what: 'with a treatment in words alone',
    has: [order(DAY_ONE, { text: 'Dapagliflozin 10 mg' })],
    is: aside.neverBegan,
  },
  {
    what: 'with a diagnosis in SNOMED CT alone',
    history: [...visits, diagnosis('2020-01-01', concept(snomed, '44054006'))],
    has: [order(DAY_ONE)],
    is: aside.notAsked,
  },
  {
    what: 'with a diagnosis written without its point',
    history: [...visits, diagnosis('2020-01-01', concept(icd10, 'E119'))],
    has: [order(DAY_ONE)],
    is: gliflozin(),
  },
  {
    what: 'with a treatment of the same class that was not asked about',
    has: [order(DAY_ONE, concept(atc, 'A10BK03'))],
    is: aside.neverBegan,
  },
]

/** The disease by which somebody is asked about. */
const population: readonly Odd[] = [
  {
    what: 'with diabetes from the day on which she begins',
    history: [...visits, diagnosis(DAY_ONE, codes.diabetes)],
    has: [order(DAY_ONE)],
    is: gliflozin(),
  },
  {
    what: 'with diabetes from the day after',
    history: [...visits, diagnosis('2022-01-02', codes.diabetes)],
    has: [order(DAY_ONE)],
    is: aside.notAsked,
  },
  {
    what: 'with diabetes since some day of 2022',
    history: [...visits, diagnosis('2022', codes.diabetes)],
    has: [order('2022-06-01')],
    is: aside.notAsked,
  },
  {
    what: 'with diabetes since some day of 2019',
    history: [...visits, diagnosis('2019', codes.diabetes)],
    has: [order(DAY_ONE)],
    is: gliflozin(),
  },
  {
    what: 'with diabetes since some day that nobody knows',
    history: [...visits, diagnosis(undefined, codes.diabetes)],
    has: [order(DAY_ONE)],
    is: aside.notAsked,
  },
  {
    what: 'with dialysis before',
    has: [order(DAY_ONE), diagnosis('2021-05-05', codes.dialysis)],
    is: aside.notAsked,
  },
  {
    what: 'with dialysis after',
    has: [order(DAY_ONE), diagnosis('2022-05-05', codes.dialysis)],
    is: gliflozin(),
  },
  {
    what: 'with dialysis on some day of the year in which she begins',
    has: [order('2022-02-01'), diagnosis('2022', codes.dialysis)],
    is: aside.notAsked, // whoever may have had it before is not one who had none
  },
  {
    what: 'with dialysis, nobody knows since when',
    has: [order(DAY_ONE), diagnosis(undefined, codes.dialysis)],
    is: aside.notAsked,
  },
  {
    what: 'with diabetes that was refuted',
    history: [
      ...visits,
      diagnosis('2020-01-01', codes.diabetes, {
        verificationStatus: concept(`${terms}/condition-ver-status`, 'refuted'),
      }),
    ],
    has: [order(DAY_ONE)],
    is: aside.notAsked,
  },
  {
    what: 'whose mother had diabetes',
    history: [
      ...visits,
      made('FamilyMemberHistory', {
        status: 'completed',
        relationship: { text: 'mother' },
        condition: [{ code: codes.diabetes }],
      }),
    ],
    has: [order(DAY_ONE)],
    is: aside.notAsked,
  },
  {
    what: 'with diabetes told of twice',
    history: [...usualHistory, diabetes],
    has: [order(DAY_ONE)],
    is: gliflozin(),
  },
]

export const starts: readonly Odd[] = [...firstSeen, ...before, ...firstDay, ...codeSystems, ...population]
