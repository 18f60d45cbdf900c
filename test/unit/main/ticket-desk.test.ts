import { beforeEach, describe, expect, it } from 'vitest'
import { ticketDesk, type TicketDesk } from '../../../electron/main/ticket-desk.ts'
import type { Purpose } from '../../../shared/contract/place.ts'
import { nobody } from '../../../shared/contract/caller.ts'

const call = { signal: new AbortController().signal, caller: nobody, report: () => undefined }
const MINUTE_MILLISECONDS = 60_000

describe('a ticket for a file that was chosen', () => {
  let clock = 0
  let desk: TicketDesk
  beforeEach(() => {
    clock = 0
    desk = ticketDesk(() => clock)
  })
  /** What a service hears: the paths, or the code of the refusal. */
  const take = async (purpose: Purpose, ...tickets: string[]): Promise<unknown> => {
    try {
      return (await desk.handlers.take({ tickets, purpose }, call)).paths
    } catch (error) {
      return (error as { code: string }).code
    }
  }

  it('tells the service that is asked to use it which file that is', async () => {
    const ticket = desk.issue('backup', '/stick/of-june.backup')
    expect(await take('backup', ticket)).toEqual(['/stick/of-june.backup'])
  })
  it('cannot be guessed: 128 random bits, no two alike', () => {
    const names = Array.from({ length: 1_000 }, () => desk.issue('import', '/a'))
    expect(new Set(names).size).toBe(1_000)
    expect(names.filter(name => !/^[0-9a-f]{32}$/u.test(name))).toEqual([])
  })
  it('is for one use', async () => {
    const ticket = desk.issue('backup', '/a')
    await take('backup', ticket)
    expect(await take('backup', ticket)).toBe('refused')
  })
  it('is for what the file was chosen for and nothing else', async () => {
    const ticket = desk.issue('import', '/a')
    expect(await take('new-backup', ticket)).toBe('refused')
    expect(await take('import', ticket)).toEqual(['/a'])
  })
  it('holds for ten minutes', async () => {
    const [early, late] = [desk.issue('backup', '/a'), desk.issue('backup', '/b')]
    clock = 10 * MINUTE_MILLISECONDS - 1
    expect(await take('backup', early)).toEqual(['/a'])
    clock = 10 * MINUTE_MILLISECONDS
    expect(await take('backup', late)).toBe('refused')
  })
  it('may be used once more where its use came to nothing, and holds no longer for that', async () => {
    const ticket = desk.issue('backup', '/a')
    await take('backup', ticket)
    await desk.handlers.giveBack({ tickets: [ticket] }, call)
    expect(await take('backup', ticket)).toEqual(['/a'])
    clock = 10 * MINUTE_MILLISECONDS
    await desk.handlers.giveBack({ tickets: [ticket] }, call)
    expect(await take('backup', ticket)).toBe('refused')
  })
  it('ends with the page it was given to', async () => {
    const ticket = desk.issue('backup', '/a')
    desk.forgetAll()
    expect(await take('backup', ticket)).toBe('refused')
  })
  it.each([
    ['a path', '/etc/passwd'],
    ['nothing', ''],
    ['the name of a property', '__proto__'],
  ])('is not %s', async (_what, given) => expect(await take('import', given)).toBe('refused'))
  it('is taken with all of its company or with none of it', async () => {
    const ticket = desk.issue('import', '/a')
    expect(await take('import', ticket, '/etc/passwd')).toBe('refused')
    expect(await take('import', ticket, ticket)).toBe('refused')
    expect(await take('import', ticket, desk.issue('import', '/b'))).toEqual(['/a', '/b'])
  })
})
