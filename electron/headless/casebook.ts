#!/usr/bin/env node
import { readFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { AppError, toFault, type Fault } from '../../shared/errors.ts'
import { exitCodes, UsageError, type Command, type ExitCode, type Situation } from './command.ts'
import { count, patients, show } from './commands/charts.ts'
import { demo } from './commands/demo.ts'
import { importFiles, quarantine, retry, undo } from './commands/intake.ts'
import { ask, cards, pool, publish, share, withdraw } from './commands/knowledge.ts'
import { pack, peers, sync, unpack } from './commands/peers.ts'
import { backup, init, restore, verify } from './commands/store.ts'
import { openHouse } from './house.ts'
import { readPassphrase } from './passphrase.ts'
import { spoken } from './words.ts'
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
    ...Object.values(commands).map(each => `  ${each.usage}\n      ${each.does}`),
    '  demo\n      the whole circle with three invented practices, told step by step',
    '',
    'The passphrase comes from CASEBOOK_PASSPHRASE, or is asked. Exit codes: 0 done, 1 failed, 2 usage, 3 refused by a diagnostic or the gate.',
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
    throw new UsageError(error instanceof Error ? error.message : 'The command line cannot be read.')
  }
}

/** Reads the command line, opens the house where the command needs it, runs it, and closes the house again. */
async function run(): Promise<ExitCode> {
  const {
    values,
    positionals: [name, ...words],
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
  if (!command) throw new UsageError(`There is no command "${name}".`)

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
    return await command.run({ house, home, terminal, words, options, signal: interrupt.signal })
  } finally {
    terminal.settle()
    await house.stop()
  }
}

async function unlock(house: Situation['house'], home: string, terminal: Terminal): Promise<void> {
  if ((await house.vault.status({})).state === 'absent')
    throw new AppError('not-found', `There is no casebook in ${home}. "init" makes one.`)
  await house.vault.unlock({ passphrase: await readPassphrase(terminal, false) })
}

const worded = ({ code, said }: Fault) => ({ code, message: spoken(said) })

run().then(
  code => {
    process.exitCode = code
  },
  (error: unknown) => {
    const fault =
      error instanceof UsageError ? { code: 'usage', message: error.message } : worded(toFault(error))
    process.stderr.write(
      fault.code === 'usage'
        ? `${fault.message}\n"casebook help" lists the commands.\n`
        : `${fault.message} (${fault.code})\n`,
    )
    if (process.argv.includes('--json'))
      process.stdout.write(`${JSON.stringify({ error: { code: fault.code, message: fault.message } })}\n`)
    process.exitCode =
      fault.code === 'usage'
        ? exitCodes.usage
        : fault.code === 'refused'
          ? exitCodes.refused
          : exitCodes.failed
  },
)
