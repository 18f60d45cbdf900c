import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { rules } from '../../../../electron/learning/gate/registry.ts'

const root = path.join(import.meta.dirname, '../../../..')

/** The rows of the table in docs/PRIVACY.md. */
const told = readFileSync(path.join(root, 'docs/PRIVACY.md'), 'utf8')
  .split('\n')
  .flatMap(line => {
    const [, number, name, today] = /^\| (\d+) \| ([^|]+) \| ([^|]+) \|$/.exec(line) ?? []
    return number && name && today
      ? [{ number: Number(number), name, isBuilt: !today.startsWith('Not built') }]
      : []
  })

describe('the register of disclosure rules', () => {
  it('is what docs/PRIVACY.md says is kept: the same numbers and names', () => {
    expect(rules.map(({ number, name }) => ({ number, name }))).toEqual(
      told.filter(each => each.isBuilt).map(({ number, name }) => ({ number, name })),
    )
  })
  it('leaves no number from 0 to 22 unspoken of', () => {
    expect(told.map(each => each.number)).toEqual(Array.from({ length: 23 }, (_, index) => index))
  })
  it('has every file of rules/, under its number', () => {
    const files = readdirSync(path.join(root, 'electron/learning/gate/rules'))
    expect(files.map(file => Number(file.slice(0, 2))).toSorted((one, other) => one - other)).toEqual(
      rules.map(each => each.number),
    )
  })
  it('holds no rule that looks at nothing', () => {
    for (const { judge } of rules) expect(Object.keys(judge)).not.toEqual([])
  })
})
