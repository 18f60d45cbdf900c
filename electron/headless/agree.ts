import type { Message } from '../../shared/words/message.ts'
import type { Situation } from './command.ts'
import { speak, words } from './words.ts'

/** `yes` or its first letter, in the reader's language. */
export function isYes(typed: string): boolean {
  const yes = words('command.yes').toLowerCase()
  const given = typed.trim().toLowerCase()
  return given === yes || given === yes.charAt(0)
}

/** Whether the person agrees: said on the line, or asked where somebody can be asked. */
export async function agrees(
  { terminal, options }: Pick<Situation, 'terminal' | 'options'>,
  question: Message,
): Promise<boolean> {
  if (options.yes) return true
  return !terminal.json && isYes(await terminal.ask(speak(question), false))
}
