import {
  administration,
  aside,
  codes,
  DAY_ONE,
  dispense,
  gliflozin,
  order,
  statement,
  type Aside,
  type Odd,
  type Resource,
  type Within,
} from './odd.ts'

/*
 * Whatever was asked for, handed out, given or taken counts as a start where it was so; what was only planned, refused,
 * withdrawn before anything was given, entered in error, or of which its source does not know whether it was, counts
 * as nothing. The meaning of each word is that of R4's own value sets.
 */
const counts = gliflozin()
const nothing = aside.neverBegan

type Words = Readonly<Record<string, Within | Aside>>
const each = (what: string, words: Words, has: (word: string) => Resource): Odd[] =>
  Object.entries(words).map(([word, is]) => ({ what: `${what} ${word}`, has: [has(word)], is }))

export const orders: readonly Odd[] = [
  ...each(
    'an order that is',
    {
      'active': counts,
      'completed': counts,
      'on-hold': counts, // it is to go on: it had begun
      'stopped': counts, // it was taken until then
      'cancelled': nothing, // withdrawn before anything was given
      'draft': nothing,
      'entered-in-error': nothing,
      'unknown': nothing,
    },
    status => order(DAY_ONE, codes.gliflozin, { status }),
  ),
  ...each(
    'an order by intent',
    {
      'order': counts,
      'original-order': counts,
      'reflex-order': counts,
      'filler-order': counts,
      'instance-order': counts,
      'proposal': nothing,
      'plan': nothing,
      'option': nothing,
    },
    intent => order(DAY_ONE, codes.gliflozin, { intent }),
  ),
  {
    what: 'an order not to give it',
    has: [order(DAY_ONE, codes.gliflozin, { doNotPerform: true })],
    is: nothing,
  },
  {
    what: 'an order that says that it is none not to give it',
    has: [order(DAY_ONE, codes.gliflozin, { doNotPerform: false })],
    is: counts,
  },
  ...each(
    'a statement that it is',
    {
      'active': counts,
      'completed': counts,
      'on-hold': counts,
      'stopped': counts,
      'intended': nothing,
      'not-taken': nothing,
      'entered-in-error': nothing,
      'unknown': nothing,
    },
    status => statement(DAY_ONE, codes.gliflozin, { status }),
  ),
  ...each(
    'an administration that is',
    {
      'in-progress': counts,
      'completed': counts,
      'on-hold': counts,
      'stopped': counts,
      'not-done': nothing,
      'entered-in-error': nothing,
      'unknown': nothing,
    },
    status => administration(DAY_ONE, { status }),
  ),
  ...each(
    'a dispense that is',
    {
      'completed': counts,
      'preparation': nothing,
      'in-progress': nothing, // not handed over yet
      'on-hold': nothing,
      'cancelled': nothing,
      'declined': nothing,
      'stopped': nothing, // nobody says whether any of it was handed over
      'entered-in-error': nothing,
      'unknown': nothing,
    },
    status => dispense(DAY_ONE, { status }),
  ),
  {
    what: 'a draft, and the order itself a month later',
    has: [order(DAY_ONE, codes.gliflozin, { status: 'draft' }), order('2022-02-01')],
    is: gliflozin({ on: '2022-02-01' }),
  },
  {
    what: 'a cancelled order of the other treatment on the same day',
    has: [order(DAY_ONE), order(DAY_ONE, codes.glimepiride, { status: 'cancelled' })],
    is: counts,
  },
  {
    what: 'an order entered in error half a year before the real one',
    has: [order('2021-07-01', codes.gliflozin, { status: 'entered-in-error' }), order(DAY_ONE)],
    is: counts,
  },
]
