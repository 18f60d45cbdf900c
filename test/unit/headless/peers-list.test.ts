import { expect, it } from 'vitest'
import type { Situation } from '../../../electron/headless/command.ts'
import { peers } from '../../../electron/headless/commands/peers.ts'
import { say } from '../../../shared/words/message.ts'

it('the list of peers says why the last meeting ended early, and what the numbers of letters show', async () => {
  const lines: string[] = []
  const me = { key: 'ab'.repeat(32), name: 'Valley', words: 'babab' }
  const hill = {
    key: 'cd'.repeat(32),
    name: 'Hill',
    state: 'joined' as const,
    summaries: 3,
    ended: say('exchange.said-nothing', { seconds: 30 }),
    findings: [say('peer-log.never-came', { letters: 2, after: 14, before: 17 })],
  }
  // Of a house and a terminal only what the list needs.
  const situation = {
    house: { exchange: { identity: async () => me, peers: async () => [hill] } },
    terminal: { say: (line: string) => lines.push(line), answer: () => undefined },
    words: ['list'],
    options: {},
  } as unknown as Situation
  await peers.run(situation)
  expect(lines.slice(2)).toEqual([
    '    last meeting ended early: The other end said nothing for 30 s.',
    '    2 letters between 14 and 17 never arrived, or could not be kept.',
  ])
})
