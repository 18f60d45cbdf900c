import { referralSections } from '../../domain/referral.ts'
import { choice, count, list, messageValue, text, type Area } from '../values.ts'

/** Standings as a choice may be called: without a hyphen. */
const standingOptions = [
  'happened',
  'planned',
  'notDone',
  'uncertain',
  'retracted',
  'absent',
  'unknown',
] as const

/** A patient who is referred: what stands in the file in the words of whoever writes it, and what is said of it. */
export const referral = {
  'referral.author': {},
  'referral.make': {},
  'referral.said': {},
  'referral.say-it': {},
  'referral.was-said': {},
  'referral.file-name': {},
  'referral.title': {},
  'referral.section': { section: choice(...referralSections) },
  'referral.question': {},
  'referral.recipient': {},
  'referral.nothing': {},
  'referral.column': { column: choice('what', 'value', 'when', 'standing') },
  'referral.standing': { standing: choice(...standingOptions) },
  'referral.about': { name: text },
  'referral.going': { section: choice(...referralSections), entries: count },
  'referral.left-out': { kinds: list },
  'referral.kind': { kind: messageValue, n: count },
  'referral.cut': {},
  'referral.anybody': {},
  'referral.not-demonstration': {},
  'referral.is-there': { file: text },
  'referral.writing': {},
  'sealed.wrong-passphrase': {},
  'sealed.damaged': {},
  'sealed.too-costly': {},
  'sealed.waits': {},
  'sealed.not-sealed': {},
  'sealed.holds-nothing': {},
  'sealed.asks': {},
  'sealed.opening': {},
  'sealed.open': {},
  'sealed.open-file': {},
  'sealed.passphrase': {},
  'sealed.kept-nowhere': {},
} as const satisfies Area
