import type { peerLog as area } from '../areas/peer-log.ts'
import type { Sentences } from '../language.ts'

export const peerLog: Sentences<typeof area> = {
  'peer-log.fork':
    'Two different letters came under number {number, number}: no letter of this peer is believed from there on. ' +
    'Ask this peer whether two copies of the casebook are in use.',
  'peer-log.shorter':
    'The log of this peer is shorter than before: it ended at number {before, number}, and now at {now, number}. ' +
    'It may have been restored.',
  'peer-log.empty':
    'The log of this peer is empty: it ended at number {before, number} before. It may have been restored.',
  'peer-log.leap':
    'The numbers go on at {before, number} after {after, number}, and no letter says that a new log began.',
  'peer-log.never-came':
    '{letters, plural, one {# letter} other {# letters}} between {after, number} and {before, number} never arrived, ' +
    'or could not be kept.',
  'peer-log.never-came-first':
    '{letters, plural, one {# letter} other {# letters}} before {before, number} never arrived, or could not be kept.',
  'peer-log.not-yet':
    '{letters, plural, one {# letter has} other {# letters have}} not arrived yet between {after, number} and ' +
    '{before, number}.',
  'peer-log.not-yet-first':
    '{letters, plural, one {# letter has} other {# letters have}} not arrived yet before {before, number}.',
  'peer-log.more-gaps':
    'In {gaps, plural, one {# more place} other {# more places}} {letters, plural, one {# letter is} other ' +
    '{# letters are}} missing.',
}
