/** How many frames of a stack are told. */
const FRAMES = 4

/** Kinds and codes as programs write them. Anything else may be somebody's words. */
const kind = /^[A-Z]\w{0,40}(?:Error|Exception)$/
const code = /^[A-Z][A-Z0-9_]{1,40}$/
/** One frame as V8 writes it: `at name (place:line:column)`, or the place alone. */
const frame = /^ +at (?:([\w$.<> [\]#]+) \()?(?:file:\/\/)?([^():]*(?::[^():]*)?):(\d+):(\d+)\)?$/
/** Folders of the project, and what it is built with: what stands before them names a machine and its user. */
const project = /(?:^|\/)((?:electron|shared|renderer|out|test|node_modules)\/.*)$/

/** A file without the folders that only this machine has. */
function shortFile(file: string): string {
  const slashed = file.replaceAll('\\', '/')
  if (slashed.startsWith('node:')) return slashed
  return project.exec(slashed)?.[1] ?? slashed.slice(slashed.lastIndexOf('/') + 1)
}

/** A frame of the stack; nothing for any other line, such as one of a message of several lines. */
function frameOf(line: string): string | undefined {
  const [, name, file = '', row, column] = frame.exec(line) ?? []
  if (row === undefined) return undefined
  return `${name === undefined ? '' : `${name} `}${shortFile(file)}:${row}:${column}`
}

/** The stack behind the message, which it begins with. */
const framesOf = ({ stack, message }: Error): string[] => {
  const written = String(stack ?? '')
  const begins = written.indexOf(message)
  return written
    .slice(begins < 0 ? 0 : begins + message.length)
    .split('\n')
    .flatMap(line => frameOf(line) ?? [])
    .slice(0, FRAMES)
}

/** An error's kind and where it came from, never its message: messages quote values, and a value may be a patient's. */
export function placeOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const { code: given } = error as { code?: unknown }
  const known = typeof given === 'string' && code.test(given) ? ` ${given}` : ''
  return [`${kind.test(error.name) ? error.name : 'Error'}${known}`, ...framesOf(error)].join(' | ')
}
