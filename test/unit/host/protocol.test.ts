import { readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { lines, serviceNames, windowServers } from '../../../electron/host/protocol.ts'
import { tickets } from '../../../shared/contract/tickets.ts'
import { windowContracts } from '../../../shared/contract/window.ts'

const contractFolder = path.join(import.meta.dirname, '../../../shared/contract')
/** Every contract that a file of the contract folder defines. */
const defined = (
  await Promise.all(
    readdirSync(contractFolder).map(
      async file => (await import(path.join(contractFolder, file))) as Record<string, unknown>,
    ),
  )
).flatMap(each =>
  Object.values(each).flatMap(value =>
    typeof value === 'object' && value !== null && 'methods' in value && 'name' in value
      ? [String(value.name)]
      : [],
  ),
)

describe('who may speak to whom', () => {
  it('every contract is served by exactly one service, to one caller; tickets by main, to every service', () => {
    const served = [...lines.map(each => each.contract), tickets.name]
    expect(served.toSorted()).toEqual([...new Set(defined)].toSorted())
  })

  it('the window reaches what is made for it, and no columns, cards, letters or batches', () => {
    const reached = lines.filter(each => each.caller === 'window').map(each => each.contract)
    expect(reached.toSorted()).toEqual(Object.keys(windowContracts).toSorted())
    for (const inner of ['ingest', 'frames', 'knowledge', 'post']) expect(reached).not.toContain(inner)
  })

  it('a contract is known by one name everywhere', () => {
    for (const [name, { name: own }] of Object.entries(windowContracts)) expect(own).toBe(name)
  })

  it('between services only records is asked, each by one other', () => {
    const inner = lines.filter(each => each.caller !== 'window')
    expect(inner.map(each => `${each.caller} asks ${each.server} for ${each.contract}`).toSorted()).toEqual([
      'exchange asks records for post',
      'intake asks records for ingest',
      'learning asks records for frames',
      'learning asks records for knowledge',
    ])
  })

  it('who serves the window what is in its name or in records; and learning one’s own outcomes', () => {
    for (const [contract, server] of Object.entries(windowServers))
      expect(contract === 'measures' ? ['learning'] : ['records', contract]).toContain(server)
    expect(serviceNames.toSorted()).toEqual(['exchange', 'intake', 'learning', 'records'])
  })
})
