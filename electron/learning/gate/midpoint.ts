/** Counts are rounded to the middle of blocks of this many (OpenSAFELY's midpoint rounding): 13 to 18 become 15. */
export const ROUNDING_BLOCK = 6

/** A count as it may be told: 0 stays 0, 1 to 6 become 3, 7 to 12 become 9, and so on. */
export const roundToMidpoint = (count: number): number =>
  count <= 0 ? 0 : Math.ceil(count / ROUNDING_BLOCK) * ROUNDING_BLOCK - ROUNDING_BLOCK / 2

/** What a reader of a rounded count knows of the true one. */
export const behindRounded = (told: number): { least: number; most: number } =>
  told === 0
    ? { least: 0, most: 0 }
    : { least: told - ROUNDING_BLOCK / 2 + 1, most: told + ROUNDING_BLOCK / 2 }

/** A percentage from rounded counts only, one decimal: it tells nothing that the two counts do not. */
export const percentOfRounded = (events: number, people: number): number =>
  Math.round((events / people) * 1_000) / 10
