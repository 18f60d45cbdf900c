/** What leaves with one patient: on paper, or in a closed file. */
export const leaving = ['summary', 'letter', 'referral'] as const
export type Leaving = (typeof leaving)[number]
