import { languages } from '../../shared/words/languages.ts'
import { speaker } from '../../shared/words/speaker.ts'

/** The words of the program round the page: its menu. What the page shows, the page says itself. */
export const { words } = speaker(languages[0])
