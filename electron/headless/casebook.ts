#!/usr/bin/env node
import { readFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { AppError } from '../../shared/errors.ts'
import { languages } from '../../shared/words/languages.ts'
import { say } from '../../shared/words/message.ts'
import { exitCodes, UsageError, type ExitCode, type Situation } from './command.ts'
import { demo } from './commands/demo.ts'
import { commands } from './commands/registry.ts'
import { readCommandLine } from './command-line.ts'
import { endingOf, exitCodeOf, inWords } from './ending.ts'
import { openHouse } from './house.ts'
import { readPassphrase } from './passphrase.ts'
import { createTerminal } from './terminal.ts'
import { speak, unknownLanguage, words } from './words.ts'

const manual = () =>
  [
    'casebook COMMAND [--home DIR] [--json]',
    '',
    ...Object.values(commands).map(each => `  ${each.usage}\n      ${speak(each.does)}`),
    `  demo\n      ${words('manual.demo')}`,
    '',
    `${words('command.passphrase-comes-from')} ${words('command.exit-codes')}`,
    words('command.language-comes-from', { languages: languages.map(({ tag }) => tag) }),
  ].join('\n')

/** Reads the command line, opens the house where the command needs it, runs it, and closes the house again. */
async function run(): Promise<ExitCode> {
  if (unknownLanguage !== undefined)
    throw new UsageError(
      say('command.no-such-language', { given: unknownLanguage, languages: languages.map(({ tag }) => tag) }),
    )
  const {
    values,
    positionals: [name, ...given],
  } = readCommandLine()
  const terminal = createTerminal(values.json)
  if (values.help || name === undefined || name === 'help') {
    process.stdout.write(`${manual()}\n`)
    return name === undefined && !values.help ? exitCodes.usage : exitCodes.done
  }
  const version = (
    JSON.parse(readFileSync(path.join(import.meta.dirname, '../../package.json'), 'utf8')) as {
      version: string
    }
  ).version
  if (name === 'demo') return demo(terminal, version)
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command) throw new UsageError(say('command.no-such-command', { name }))

  const home = path.resolve(
    values.home ?? process.env['CASEBOOK_HOME'] ?? path.join(os.homedir(), '.casebook'),
  )
  const interrupt = new AbortController()
  process.once('SIGINT', () => interrupt.abort())
  const house = await openHouse(home, version, line => terminal.note(line))
  try {
    if (command.needs !== 'closed') await unlock({ house, home, terminal }, command.needs === 'reading')
    const { home: _home, json: _json, help: _help, ...flags } = values
    const options: Situation['options'] = {
      ...flags,
      query: flags.query,
      name: flags.name,
      born: flags.born,
      from: flags.from,
      address: flags.address,
      port: flags.port,
      toFolder: flags['to-folder'],
      recipe: flags.recipe,
      to: flags.to,
      by: flags.by,
      against: flags.against,
      risk: flags.risk,
      score: flags.score,
      calibrateUntil: flags['calibrate-until'],
      month: flags.month,
      set: flags.set,
      question: flags.question,
      filePassphraseFrom: flags['file-passphrase-from'],
    }
    return await command.run({ house, home, terminal, words: given, options, signal: interrupt.signal })
  } finally {
    terminal.settle()
    await house.stop()
  }
}

async function unlock(
  { house, home, terminal }: Pick<Situation, 'house' | 'home' | 'terminal'>,
  onlyReading: boolean,
): Promise<void> {
  if ((await house.vault.status({})).state === 'absent')
    throw new AppError('not-found', say('command.no-casebook', { home }))
  const passphrase = await readPassphrase(terminal, false)
  const { takesNothing, missing = [] } = await house.vault.unlock({ passphrase, onlyReading })
  if (takesNothing) terminal.note(words('command.only-reading', { reason: takesNothing }))
  for (const each of missing) terminal.note(speak(each))
}

/** Whoever reads the answer has read enough, as `head` does: what is left to say is said to nobody. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

run().then(
  code => {
    process.exitCode = code
  },
  (error: unknown) => {
    const ending = endingOf(error)
    process.stderr.write(`${inWords(ending)}\n`)
    if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify({ error: ending })}\n`)
    process.exitCode = exitCodeOf(ending)
  },
)
