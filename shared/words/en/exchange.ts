import type { exchange as area } from '../areas/exchange.ts'
import type { Sentences } from '../language.ts'

export const exchange: Sentences<typeof area> = {
  'exchange.meeting-peers': 'Meeting peers',
  'exchange.some-refused': '{refused, number} refused: {first}',
  'exchange.no-address': 'No address is known yet.',
  'exchange.nobody-answers': 'Nobody answers there.',
  'exchange.no-peer-answers': 'No peer of yours answers there.',
  'exchange.not-that-peer': 'Whoever answered is not that peer, or does not let this casebook in.',
  'exchange.ended-early': 'The connection ended before both were done.',
  'exchange.broke': 'The connection broke. The next meeting goes on where this one stopped.',
  'exchange.no-catalogue': 'The other end sent something that is not a catalogue.',
  'exchange.frame-too-long': 'The other end announced more at once than a peer may send.',
  'exchange.too-much':
    'The other end sent more than {megabytes, number} MB, which is all that one meeting may bring.',
  'exchange.called-too-often': 'That peer was called too often. It answers again in a minute.',
  'exchange.called-anew': 'The other end called anew while this meeting was going on.',
  'exchange.said-nothing': 'The other end said nothing for {seconds, number} s.',
  'exchange.brought-nothing':
    'The other end spoke, but nothing that was wanted came or was fetched for {seconds, number} s.',
  'exchange.talked-without-end':
    'The other end sent {megabytes, number} MB, and nothing in it that was wanted.',
  'exchange.asked-again': 'The other end asked for the same letters again and again.',
  'exchange.took-too-long':
    'The meeting took longer than {minutes, number} minutes. The next one goes on where it stopped.',
  'exchange.never-sent':
    'The other end announced {letters, plural, one {# letter that it} other {# letters that it}} did not send.',
  'exchange.log-contradicts': "The other end''s log contradicts what it said before, or its own signature.",
  'exchange.too-many-logs':
    'The other end named a new log at every meeting. Lock and unlock to hear it again.',
  'exchange.no-such-peer': 'This casebook does not know that peer.',
  'exchange.port-taken': 'Another program is using that port.',
  'exchange.cannot-listen': 'Casebook cannot listen on that address.',
  'exchange.near-only': "Casebook listens on this machine or on the clinic's own network only.",

  'exchange.bad-seed': 'An identity is {bytes, number} bytes.',
  'exchange.withdraws-unposted': 'A withdrawal names something that was never posted.',

  'exchange.own-invitation': 'This is an invitation of your own. Give it to a peer.',
  'exchange.invitation-begins': 'An invitation begins with "{prefix}".',
  'exchange.invitation-incomplete': 'The invitation is not complete, or has a sign that no invitation has.',
  'exchange.invitation-mistyped': 'There is a typing error in the invitation.',
  'exchange.invitation-other-version': 'This invitation was made by another version of Casebook.',

  'exchange.no-bundle': 'This file is not a bundle of Casebook.',
  'exchange.bundle-changed': 'The first line of this bundle was changed after it was signed.',
  'exchange.cannot-write': 'The file cannot be written there.',
  'exchange.cannot-read': 'The file cannot be read.',
}
