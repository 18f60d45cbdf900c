import { type FollowUp } from '../../../../electron/learning/stats/survival/event-steps.ts'
import type { CaseInput } from '../case-input.ts'

export const followUpOf = (input: CaseInput): FollowUp => ({
  time: input.column('time'),
  event: Uint8Array.from(input.column('event')),
  start: input.hasRole('start') ? input.column('start') : undefined,
})
/** The label of a group's code 1, 2, ... */
export const labels = (input: CaseInput) => (code: number) => input.levels('group')[code - 1] ?? String(code)
/** The groups that occur, by code. */
export function groupsOf(input: CaseInput): Array<{ code: number; label: string; rows: Uint32Array }> {
  if (!input.hasRole('group')) return []
  const codes = input.column('group')
  const label = labels(input)
  return [...new Set(codes)]
    .toSorted((one, other) => one - other)
    .map(code => ({
      code,
      label: label(code),
      rows: Uint32Array.from([...codes.keys()].filter(row => codes[row] === code)),
    }))
}
