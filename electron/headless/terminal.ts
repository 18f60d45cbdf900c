import { createInterface } from 'node:readline/promises'
import type { Progress } from '../../shared/contract/define.ts'
import { AppError } from '../../shared/errors.ts'
import { say } from '../../shared/words/message.ts'
import { documentInWords, speak, words } from './words.ts'

/** How a command speaks: progress and questions on stderr, its one answer on stdout. */
export interface Terminal {
  readonly json: boolean
  /** A line for a person; left out with `--json`. */
  say(line: string): void
  /** The one JSON document, its messages in words; left out without `--json`. */
  answer(document: unknown): void
  /** Draws a bar on a terminal, and says a line a second elsewhere. */
  progress(step: Progress): void
  note(line: string): void
  ask(prompt: string, hidden: boolean): Promise<string>
  /** Ends a bar that is being drawn. */
  settle(): void
}

const BAR_WIDTH = 30
const LINE_PAUSE_MILLISECONDS = 1_000

/** Names, results and paths may hold commands to a terminal: to go back, to hide, to fill its clipboard. */
const withoutCommands = (text: string): string => text.replaceAll(/(?![\n\t])\p{Cc}/gu, '\u{FFFD}')

export function createTerminal(json: boolean): Terminal {
  const live = process.stderr.isTTY === true
  let drawn = false
  let lastLine = 0
  let lastPhase = ''

  function settle(): void {
    if (drawn) process.stderr.write('\n')
    drawn = false
  }
  function progress({ phase: said, done, of }: Progress): void {
    const phase = speak(said)
    const text = withoutCommands(inWords(phase, done, of))
    if (live) {
      process.stderr.write(`\r${bar(done, of)}${text}\u001B[K`)
      drawn = true
    } else if (phase !== lastPhase || Date.now() - lastLine >= LINE_PAUSE_MILLISECONDS) {
      process.stderr.write(`${text}\n`)
      lastLine = Date.now()
      lastPhase = phase
    }
  }
  return {
    json,
    progress,
    settle,
    say: line => {
      settle()
      if (!json) process.stdout.write(`${withoutCommands(line)}\n`)
    },
    answer: document => {
      settle()
      if (json) process.stdout.write(`${documentInWords(document)}\n`)
    },
    note: line => {
      settle()
      process.stderr.write(`${withoutCommands(line)}\n`)
    },
    ask: (prompt, hidden) => {
      settle()
      return hidden ? askHidden(prompt) : askOpenly(prompt)
    },
  }
}

/** How far it is, drawn; nothing where nobody knows how far it goes. */
function bar(done: number, of: number | undefined): string {
  if (of === undefined) return ''
  const filled = of > 0 ? Math.round((BAR_WIDTH * Math.min(done, of)) / of) : 0
  return `[${'='.repeat(filled)}${' '.repeat(BAR_WIDTH - filled)}] `
}

function inWords(phase: string, done: number, of: number | undefined): string {
  if (of !== undefined) return words('command.progress-of', { phase, done, of })
  return done > 0 ? words('command.progress', { phase, done }) : phase
}

async function askOpenly(prompt: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return await lines.question(prompt)
  } finally {
    lines.close()
  }
}

/** Reads a line without showing it. */
function askHidden(prompt: string): Promise<string> {
  const { stdin } = process
  process.stderr.write(prompt)
  if (stdin.isTTY) stdin.setRawMode(true)
  return new Promise((resolve, reject) => {
    let typed = ''
    const end = (finish: () => void) => {
      stdin.off('data', onData).off('end', onEnd).pause()
      if (stdin.isTTY) stdin.setRawMode(false)
      process.stderr.write('\n')
      finish()
    }
    const onEnd = () => end(() => resolve(typed))
    const onData = (chunk: Buffer) => {
      for (const character of chunk.toString('utf8')) {
        if (character === '\r' || character === '\n') return onEnd()
        if (character === '\u0003')
          return end(() => reject(new AppError('cancelled', say('fault.cancelled'))))
        typed = character === '\u007F' || character === '\b' ? typed.slice(0, -1) : typed + character
      }
    }
    stdin.on('data', onData).on('end', onEnd).resume()
  })
}
