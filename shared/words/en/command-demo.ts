import type { commandDemo as area } from '../areas/command-demo.ts'
import type { Sentences } from '../language.ts'

export const commandDemo: Sentences<typeof area> = {
  'demo.begins':
    'Three practices that share nothing each make an encrypted casebook, and read their own (invented) patients.',
  'demo.unread': 'The demonstration practice could not be read.',
  'demo.practice': '{name}: {people} people, {facts} facts, in {seconds} s.',
  'demo.no-library': 'The question library is empty.',
  'demo.asks': 'Each asks the same question of its own patients:',
  'demo.approves': 'Each reads the receipt, the exact text that would leave, and agrees.',
  'demo.invites': '{north} invites the others; nobody else is let in.',
  'demo.meets': '{river} meets {north} over the network, twice; {hill} exchanges files.',
  'demo.pools': 'Each pools the three answers.',
  'demo.no-pool': 'There is no pool.',
  'demo.site': '{site}: hazard ratio {estimate} ({lower} to {upper})',
  'demo.stands': 'The card stands beside the patients it concerns.',
  'demo.beside': 'Beside patient {patient}: {title}',
  'demo.beside-nobody': 'Nobody on the first page is concerned by it.',
  'demo.took': 'The circle took {seconds} seconds. The temporary home is removed.',
}
