import type { Door } from '../../shared/domain/doors.ts'
import type { PlainKey } from '../../shared/words/message.ts'

/** Why a door is shut, and what to do or when it opens. */
export const doorWords = {
  'release': 'door.release',
  'cards-on-chart': 'door.cards-on-chart',
  'files': 'door.files',
  'invented-practice': 'door.invented-practice',
} as const satisfies Record<Door, PlainKey>
