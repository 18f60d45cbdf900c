import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

it('every lint rule that is off says why on the line above', () => {
  const lines = readFileSync(new URL('../../../.oxlintrc.json', import.meta.url), 'utf8').split('\n')
  const unexplained = lines.filter(
    (line, at) => /: "off"/.test(line) && !/^\s*\/\/ Off: .{10,}/.test(lines[at - 1] ?? ''),
  )
  expect(lines.some(line => line.includes(': "off"'))).toBe(true)
  expect(unexplained).toEqual([])
})
