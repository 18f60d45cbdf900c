/** The most that anybody on the network may take, and why no more. */
export interface Budget {
  readonly most: number
  readonly why: string
}

/**
 * One table of bounds, in the order in which a caller meets them: strangers share the first ones by the address they
 * call from, and peers have those that follow each for itself. Whatever goes beyond one ends with a reason.
 */
export const budgets = {
  strangersAtOnce: {
    most: 64,
    why: 'Callers who have not named themselves; a peer names itself within one round trip, so few are enough.',
  },
  strangersPerAddress: {
    most: 16,
    why: 'A whole clinic may call from one address, but the same second belongs to a handful of its casebooks.',
  },
  callsPerMinute: {
    most: 240,
    why: 'Sixty casebooks behind one address that call every half minute, twice over. More are given a narrow door.',
  },
  hurriedAtOnce: {
    most: 4,
    why: 'The narrow door: an address that calls too often is still heard, since a peer may share it.',
  },
  rememberedAddresses: {
    most: 1_024,
    why: 'Some 100 bytes each; whoever has more addresses is held by what strangers share.',
  },
  handshakeMilliseconds: { most: 10_000, why: 'Ten round trips over the worst radio link of a ward.' },
  handshakeBytes: { most: 2_048, why: 'A handshake with its proof has some 300 bytes.' },
  strangerFrameBytes: { most: 512, why: 'The longest frame of a handshake is below 200 bytes.' },
  handshakesPerPeer: {
    most: 4,
    why: 'A first message can be recorded and sent again by anybody; the newest is heard, the oldest gives way.',
  },

  meetingsPerPeer: {
    most: 2,
    why: 'It may call while it is called. Of more, the oldest is a line that broke unheard.',
  },
  callsPerPeerPerMinute: {
    most: 30,
    why: 'A casebook that waits calls every half minute; each meeting begins with the whole catalogue.',
  },
  logsPerPeer: {
    most: 8,
    why: 'While the store is open. A restored casebook has a new log; each that is followed takes room on the disk.',
  },
  peerFrameBytes: { most: 1_000_000, why: 'An envelope of 400,000 bytes with its proof, twice over.' },
  meetingBytes: { most: 512_000_000, why: 'More than all that one meeting may fetch; the next goes on.' },
  meetingMilliseconds: {
    most: 600_000,
    why: 'Twenty thousand envelopes take two minutes; the next goes on.',
  },
  silentMilliseconds: {
    most: 30_000,
    why: 'Whoever stores a batch is silent for a second, on a disk that is busy for ten.',
  },
  idleMilliseconds: {
    most: 60_000,
    why: 'For one whole thing that was wanted: the longest envelope at 7 kB a second.',
  },
  idleBytes: {
    most: 8_000_000,
    why: 'Talk that brings nothing wanted: what is said about a log of a hundred thousand is 3 MB.',
  },
  catalogueEntries: { most: 100_000, why: 'A lifetime of letters of five hundred peers.' },
  catalogueMessageBytes: { most: 200_000, why: 'A page of five hundred entries has some 80,000.' },
  fetchedPerMeeting: { most: 20_000, why: 'The rest waits for the next meeting.' },
  blockMilliseconds: { most: 20_000, why: 'A block that does not come in this time will not come now.' },
  batchesLacking: {
    most: 2,
    why: 'Each lacking block costs its time. More of them are no accident; next time they are asked for last.',
  },
  askedAgain: { most: 1_000, why: 'Blocks that the other end has fetched before, lost and wants once more.' },
  farewellMilliseconds: { most: 2_000, why: 'The last word is small, and nothing is lost without it.' },
  namesRemembered: {
    most: 50_000,
    why: 'Letters that were refused or never came, so that they are not asked for first; 100 bytes each.',
  },
} as const satisfies Readonly<Record<string, Budget>>

/** The bounds by name, as they are asked; tests set smaller ones. */
export type Limits = Readonly<Record<keyof typeof budgets, number>>
export const limits = Object.fromEntries(
  Object.entries(budgets).map(([name, { most }]) => [name, most]),
) as Limits
