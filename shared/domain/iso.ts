import { precisions, type Moment } from './moment.ts'

/** How much of an ISO text each precision keeps. */
const kept = [4, 7, 10, 16, 19, 23] as const

/** A moment in ISO form, no more exact than its source knew it. */
export const isoOf = ({ clock, precision }: Moment): string =>
  new Date(clock).toISOString().slice(0, kept[precisions.indexOf(precision)])
