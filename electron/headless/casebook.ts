#!/usr/bin/env node
import { readFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { AppError, toFault, type FaultCode } from '../../shared/errors.ts'
import { say } from '../../shared/words/message.ts'
import { exitCodes, UsageError, type Command, type ExitCode, type Situation } from './command.ts'
import { count, patients, show } from './commands/charts.ts'
import { demo } from './commands/demo.ts'
import { importFiles, quarantine, retry, undo } from './commands/intake.ts'
import { ask, cards, pool, publish, share, withdraw } from './commands/knowledge.ts'
import { pack, peers, sync, unpack } from './commands/peers.ts'
import { backup, init, restore, verify } from './commands/store.ts'
import { openHouse } from './house.ts'
import { readPassphrase } from './passphrase.ts'
import { spoken, words } from './words.ts'
import { createTerminal, type Terminal } from './terminal.ts'

const commands: Readonly<Record<string, Command>> = {
  init,
  import: importFiles,
  count,
  patients,
  show,
  quarantine,
  retry,
  undo,
  ask,
  cards,
  share,
  publish,
  withdraw,
  pool,
  peers,
  sync,
  pack,
  unpack,
  backup,
  restore,
  verify,
}

const manual = () =>
  [
    'casebook COMMAND [--home DIR] [--json]',
    '',
    ...Object.values(commands).map(each => `  ${each.usage}\n      ${spoken(each.does)}`),
    `  demo\n      ${words('command.demo-does')}`,
    '',
    `${words('command.passphrase-comes-from')} ${words('command.exit-codes')}`,
  ].join('\n')

function readCommandLine() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        home: { type: 'string' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
        yes: { type: 'boolean', default: false },
        listen: { type: 'boolean', default: false },
        once: { type: 'boolean', default: false },
        query: { type: 'string' },
        name: { type: 'string' },
        address: { type: 'string' },
        port: { type: 'string' },
      },
    })
  } catch (error) {
    throw new UsageError(
      error instanceof Error
        ? say('command.bad-line-because', { reason: error.message })
        : say('command.bad-line'),
    )
  }
}

/** Reads the command line, opens the house where the command needs it, runs it, and closes the house again. */
async function run(): Promise<ExitCode> {
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
    if (command.needs === 'open') await unlock(house, home, terminal)
    const { home: _home, json: _json, help: _help, ...flags } = values
    const options: Situation['options'] = {
      ...flags,
      query: flags.query,
      name: flags.name,
      address: flags.address,
      port: flags.port,
    }
    return await command.run({ house, home, terminal, words: given, options, signal: interrupt.signal })
  } finally {
    terminal.settle()
    await house.stop()
  }
}

async function unlock(house: Situation['house'], home: string, terminal: Terminal): Promise<void> {
  if ((await house.vault.status({})).state === 'absent')
    throw new AppError('not-found', say('command.no-casebook', { home }))
  await house.vault.unlock({ passphrase: await readPassphrase(terminal, false) })
}

/** Why a run ended, for the person and for `--json`, and the exit code that says so. */
interface Ending {
  readonly code: FaultCode | 'usage'
  readonly message: string
}
const usual = exitCodes.failed
const unusual: Partial<Record<Ending['code'], ExitCode>> = {
  usage: exitCodes.usage,
  refused: exitCodes.refused,
}

function endingOf(error: unknown): Ending {
  if (error instanceof UsageError) return { code: 'usage', message: spoken(error.said) }
  const { code, said } = toFault(error)
  return { code, message: spoken(said) }
}
const inWords = ({ code, message }: Ending): string =>
  code === 'usage'
    ? `${message}\n${words('command.see-help')}`
    : words('command.failed', { reason: message, code })

run().then(
  code => {
    process.exitCode = code
  },
  (error: unknown) => {
    const ending = endingOf(error)
    process.stderr.write(`${inWords(ending)}\n`)
    if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify({ error: ending })}\n`)
    process.exitCode = unusual[ending.code] ?? usual
  },
)
