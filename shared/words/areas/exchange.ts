import { count, messageValue, text, type Area } from '../values.ts'

/** Meeting peers and carrying bundles: how far it is, and what went wrong on the way. */
export const exchange = {
  'exchange.meeting-peers': {},
  'exchange.some-refused': { refused: count, first: messageValue },
  'exchange.no-address': {},
  'exchange.nobody-answers': {},
  'exchange.no-peer-answers': {},
  'exchange.not-that-peer': {},
  'exchange.ended-early': {},
  'exchange.broke': {},
  'exchange.no-catalogue': {},
  'exchange.frame-too-long': {},
  'exchange.too-much': { megabytes: count },
  'exchange.called-too-often': {},
  'exchange.called-anew': {},
  'exchange.said-nothing': { seconds: count },
  'exchange.brought-nothing': { seconds: count },
  'exchange.talked-without-end': { megabytes: count },
  'exchange.asked-again': {},
  'exchange.took-too-long': { minutes: count },
  'exchange.never-sent': { letters: count },
  'exchange.log-contradicts': {},
  'exchange.too-many-logs': {},
  'exchange.no-such-peer': {},
  'exchange.port-taken': {},
  'exchange.cannot-listen': {},
  'exchange.near-only': {},

  'exchange.bad-seed': { bytes: count },
  'exchange.withdraws-unposted': {},

  'exchange.own-invitation': {},
  'exchange.invitation-begins': { prefix: text },
  'exchange.invitation-incomplete': {},
  'exchange.invitation-mistyped': {},
  'exchange.invitation-other-version': {},

  'exchange.no-bundle': {},
  'exchange.bundle-changed': {},
  'exchange.cannot-write': {},
  'exchange.cannot-read': {},
} as const satisfies Area
