/**
 * What the writer did at an operation, as surgical logbooks count it (eLogbook's supervision codes: A, S-TS, S-TU, P,
 * T; and who only looked on).
 */
export const operatingRoles = [
  'performed',
  'supervisedScrubbed',
  'supervisedUnscrubbed',
  'trainer',
  'assisted',
  'observed',
] as const
export type OperatingRole = (typeof operatingRoles)[number]

export const isOperatingRole = (text: string): text is OperatingRole =>
  (operatingRoles as readonly string[]).includes(text)
