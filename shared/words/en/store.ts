import type { store as area } from '../areas/store.ts'
import type { Sentences } from '../language.ts'

export const store: Sentences<typeof area> = {
  'card-line.difference': '{estimate} in 100 ({lower} to {upper})',
  'card-line.no-answer': 'No answer: {reason}',
}
