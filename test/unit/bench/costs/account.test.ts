import type { Profiler } from 'node:inspector'
import { expect, it } from 'vitest'
import { accountOf } from '../../../bench/costs/account.ts'
import { charges } from '../../../bench/costs/additions.ts'
import { listed } from '../../../tasks/listed.ts'

const ROOT = '/project'
const frame = (functionName: string, url: string) => ({
  functionName,
  url,
  scriptId: '0',
  lineNumber: 0,
  columnNumber: 0,
})
const own = (file: string) => `file://${ROOT}/${file}`
/** A tree by hand: each sample is of the node it names, a microsecond after the one before. */
const profile = (samples: number[], timeDeltas: number[]): Profiler.Profile => ({
  startTime: 0,
  endTime: 0,
  samples,
  timeDeltas,
  nodes: [
    { id: 1, callFrame: frame('(root)', ''), children: [2, 3, 4, 5, 6, 9, 11] },
    { id: 2, callFrame: frame('(idle)', '') },
    { id: 3, callFrame: frame('(garbage collector)', '') },
    { id: 4, callFrame: frame('splitJson', own('electron/intake/sources/fhir/split.ts')) },
    { id: 5, callFrame: frame('(program)', '') },
    { id: 6, callFrame: frame('storeFact', own('electron/records/repositories/versions.ts')), children: [7] },
    { id: 7, callFrame: frame('canonical', own('shared/domain/canonical.ts')), children: [8] },
    { id: 8, callFrame: frame('', '') },
    { id: 9, callFrame: frame('keepSoFar', own('electron/intake/pipeline/keep-bytes.ts')), children: [10] },
    { id: 10, callFrame: frame('zstdCompressSync', 'node:zlib') },
    { id: 11, callFrame: frame('open', 'node:fs') },
  ],
})

it('charges each sample to the innermost function that stands for something, and adds up to the whole', () => {
  // Ten microseconds idle, then 1 + 2 + 3 + 4 + 5 + 10: the pause after a sample is the sample's.
  const { additions, seconds } = accountOf(profile([2, 3, 4, 5, 8, 9, 11], [0, 10, 1, 2, 3, 4, 5, 10]), ROOT)
  expect(seconds).toBeCloseTo(25e-6, 12)
  const shares = Object.fromEntries([...additions].map(([name, { share }]) => [name, share]))
  expect(shares).toEqual({
    'Garbage collection': 1 / 25,
    'Cutting into entries': 2 / 25,
    'Other': 3 / 25,
    'Facts: rows, versions, what is known': 4 / 25,
    'Originals kept: compressing and hashing': 5 / 25,
    'Opening, hashing and recognising files': 10 / 25,
  })
})

it('tells how much of an addition SQLite did, whose functions have no name', () => {
  const { additions } = accountOf(profile([6, 8], [0, 1, 3]), ROOT)
  expect(additions.get('Facts: rows, versions, what is known')).toEqual({ share: 1, shareInSqlite: 0.75 })
})

it('has no line that no file of the product can be charged to', () => {
  const files = listed(['electron', 'shared'])
  const idle = charges.filter(
    ([path]) => ![...files, 'node:zlib', 'node_modules/zod/'].some(file => path.test(file)),
  )
  expect(idle).toEqual([])
})
