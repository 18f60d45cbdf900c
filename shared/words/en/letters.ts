import type { letters as area } from '../areas/letters.ts'
import type { Sentences } from '../language.ts'

export const letters: Sentences<typeof area> = {
  'letters.summary-malformed': 'The summary does not have the form that summaries have.',
  'letters.question-malformed': 'The question does not have the form that questions have.',
  'letters.withdrawal-malformed': 'The withdrawal does not say what it takes back.',
  'letters.succession-malformed': 'The succession does not say which log follows which.',
  'letters.not-canonical': 'Its body is not written in the one form that signatures are made over.',
  'letters.no-envelope': 'This is not an envelope.',
  'letters.bad-signature':
    'The signature does not hold: it was changed on the way, or somebody else wrote it.',
  'letters.too-long': 'This is longer than an envelope can be.',
  'letters.not-json': 'This is not JSON.',
  'letters.not-announced': 'It is not the one that was announced.',
  'letters.of-a-stranger': 'Its issuer is not a peer of yours.',
  'letters.number-used': 'This sender has used the same number for something else before.',
  'letters.after-fork':
    'This sender has signed two different letters under number {number, number}: nothing is believed from there on.',
  'letters.cut-short': 'The file was cut short: {missing} of {of} entries are missing.',
}
