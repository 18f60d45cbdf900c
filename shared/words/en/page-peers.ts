import type { pagePeers as area } from '../areas/page-peers.ts'
import type { Sentences } from '../language.ts'

export const pagePeers: Sentences<typeof area> = {
  'peers.invited': 'Give this code to {name}. It lets one peer in, until {until}.',
  'peers.joined': '{name} is a peer now. They learn of you when you meet.',
  'peers.met': '{name}: {sent, number} sent, {received, number} received',
  'peers.met-problem': '{name}: {problem}',
  'peers.nobody-to-meet': 'There is nobody to meet yet.',
  'peers.packed': '{entries, plural, one {# entry is} other {# entries are}} in the file.',
  'peers.unpacked': '{accepted, number} new, {known, number} known, {refused, number} refused.',
  'peers.unpacked-why': '{accepted, number} new, {known, number} known, {refused, number} refused: {reason}.',
  'peers.received-still': '{door} What peers sent is still received and passed on.',
  'peers.you-are': 'You are **{name}**. Read these words to each other to be sure:',
  'peers.name-label': "Peer''s name",
  'peers.invite': 'Make an invitation',
  'peers.invitation': 'Invitation',
  'peers.given': 'An invitation you were given',
  'peers.join': 'Join',
  'peers.meet': 'Meet peers now',
  'peers.not-waiting': 'No longer waiting for peers.',
  'peers.waiting': 'Waiting for peers on this network, port {port}.',
  'peers.stop-waiting': 'Stop waiting (port {port})',
  'peers.wait': 'Wait for peers on this network',
  'peers.pack': 'Write a file for peers',
  'peers.unpack': "Read a peer''s file",
  'peers.list': 'Peers',
  'peers.none':
    'Nobody yet. Only peers you let in can read what you publish, and you only read what they sign.',
  'peers.name': 'Name',
  'peers.state': 'State',
  'peers.state-is': '{state, select, invited {invited} joined {joined} other {removed}}',
  'peers.last-met': 'Last met',
  'peers.summaries': 'Summaries',
  'peers.not-met': 'not yet',
  'peers.last-ended': 'Last meeting ended early: {reason}',
  'peers.remove': 'Remove',
  'peers.removed': '{name} is no longer a peer.',
  'peers.sent': 'What was sent',
  'peers.nothing-sent': 'Nothing has ever left this machine.',
  'peers.sent-line':
    '{time}, {kind, select, summary {summary} question {question} withdrawal {withdrawal} other {succession}}',
  'peers.sent-withdrawn':
    '{time}, {kind, select, summary {summary} question {question} withdrawal {withdrawal} ' +
    'other {succession}}, withdrawn since',
  'peers.takes-back': '(takes an earlier one back)',
}
