import { choice, count, decimal, type Area } from '../values.ts'

const by = choice('month', 'quarter', 'year')

/** Why a day is proposed on which to look at a change again. */
export const looks = {
  'look.by-chart': { periods: count, by, samples: choice('cases', 'people'), size: count },
  'look.by-gaps': { periods: count, by, samples: choice('cases', 'people'), size: count },
  'look.by-chance': { percent: decimal(0) },
  'look.pace': { cases: count, months: count, monthly: decimal(0) },
  'look.not-by-chart': { by },
  'look.by-counts': { cases: count, before: count },
  'look.cannot-tell': { by, periods: count },
  'look.a-year': {},
  'look.no-size': {},
  'look.nobody': {},
  /** Levels in percent, of a hundred, or as they are; 0 periods: not within `most`. */
  'look.found': {
    by,
    unit: choice('share', 'rate', 'other'),
    from: decimal(1),
    rise: decimal(1),
    fall: decimal(1),
    up: count,
    down: count,
    most: count,
  },
  'look.found-gaps': { unit: choice('cases', 'days'), up: count, down: count, most: count },
  'look.reach': { days: count },
  'look.looks-back': { days: count },
} as const satisfies Area
