import { parseArgs } from 'node:util'
import { say, type Message } from '../../shared/words/message.ts'
import { UsageError } from './command.ts'

/** Every option of the command. */
const options = {
  'home': { type: 'string' },
  'json': { type: 'boolean', default: false },
  'help': { type: 'boolean', default: false },
  'yes': { type: 'boolean', default: false },
  'listen': { type: 'boolean', default: false },
  'once': { type: 'boolean', default: false },
  'query': { type: 'string' },
  'name': { type: 'string' },
  'born': { type: 'string' },
  'from': { type: 'string' },
  'address': { type: 'string' },
  'port': { type: 'string' },
  'to-folder': { type: 'string' },
  'recipe': { type: 'string' },
  'to': { type: 'string' },
  'by': { type: 'string' },
  'csv': { type: 'boolean', default: false },
  'dictionary': { type: 'boolean', default: false },
  'month': { type: 'string' },
  'set': { type: 'string' },
  'fhir': { type: 'boolean', default: false },
  'against': { type: 'string' },
  'risk': { type: 'string' },
  'score': { type: 'string' },
  'calibrate-until': { type: 'string' },
  'question': { type: 'string' },
  'file-passphrase-from': { type: 'string' },
} as const

interface Given {
  readonly name: string
  readonly rawName: string
  readonly value: string | undefined
  readonly inlineValue: boolean | undefined
}

/** What is wrong with one option as it was typed. Node tells the same, but in English alone. */
function faultOf({ name, rawName: option, value, inlineValue }: Given): Message | undefined {
  const known = Object.hasOwn(options, name) ? options[name as keyof typeof options] : undefined
  if (!known) return say('command.option-unknown', { option })
  if (known.type === 'boolean')
    return value === undefined ? undefined : say('command.option-takes-none', { option })
  if (value === undefined) return say('command.option-lacks-value', { option })
  return value.startsWith('-') && !inlineValue ? say('command.option-ambiguous', { option }) : undefined
}

/** The line as it was typed; a usage error says what is wrong with it. */
export function readCommandLine() {
  const { tokens } = parseArgs({ allowPositionals: true, strict: false, tokens: true, options })
  for (const token of tokens) {
    const fault = token.kind === 'option' ? faultOf(token as Given) : undefined
    if (fault) throw new UsageError(fault)
  }
  try {
    return parseArgs({ allowPositionals: true, options })
  } catch {
    // All that Node refuses was looked for above; what it may refuse one day is still the line's fault.
    throw new UsageError(say('command.bad-line'))
  }
}
