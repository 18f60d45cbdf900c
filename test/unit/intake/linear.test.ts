import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { checkSync } from 'recheck'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { root } from '../../tasks/run.ts'

/** Where what comes from outside is looked at. */
const folders = ['electron/intake', 'electron/exchange', 'shared/domain', 'electron/host']

/** Texts that are cut to so many characters before an expression sees them, by what sees to it. */
const short: Readonly<Record<string, string>> = {
  'electron/intake/border/units/ucum.ts': 'codes of at most 100 characters (unit-of)',
  'electron/intake/border/units/unit-of.ts': 'units of at most 100 characters (codeOf)',
  'shared/domain/chart/drug-name.ts': 'names of at most 300 characters (drugName)',
  'shared/domain/chart/plain-analyte.ts': 'names of at most 300 characters (plainAnalyte)',
  'shared/domain/printed-unit.ts': 'codes of at most 100 characters (printedUnit)',
  'electron/host/place-of.ts': 'stacks of this program',
  'electron/host/fact-hash.ts': 'each capital is looked from for 64 letters at most',
}
/** Put together at run time, and looked at by hand: fixed lengths, or alternatives of words. */
const composed = [
  'electron/exchange/catalogue.ts',
  'electron/exchange/invitation.ts',
  'electron/exchange/transports/bundle-file.ts',
  'electron/intake/border/units/ucum.ts',
  'electron/intake/border/units/unit-of.ts',
  'electron/intake/sources/fhir/words/markup.ts',
  'electron/intake/sources/notes/stated.ts',
  'electron/intake/sources/reports/about.ts',
  'electron/intake/sources/reports/dates.ts',
  'electron/intake/sources/reports/other-specimen.ts',
  'electron/intake/sources/tables/sums.ts',
  'shared/domain/chart/drug-name.ts',
  'shared/domain/chart/plain-label.ts',
  'shared/domain/envelope.ts',
  'shared/domain/findings/result-mentions.ts',
]

const files = folders.flatMap(folder => globSync(`${folder}/**/*.ts`, { cwd: root })).toSorted()
const treeOf = (file: string) =>
  ts.createSourceFile(file, readFileSync(path.join(root, file), 'utf8'), ts.ScriptTarget.Latest, true)
function* nodesOf(node: ts.Node): Generator<ts.Node> {
  yield node
  for (const child of node.getChildren()) yield* nodesOf(child)
}

describe('regular expressions over what comes from outside', () => {
  it('take a time in proportion to the text', () => {
    const found: string[] = []
    for (const file of files) {
      if (Object.hasOwn(short, file)) continue
      for (const node of nodesOf(treeOf(file))) {
        if (!ts.isRegularExpressionLiteral(node)) continue
        const [, pattern, flags] = /^\/(.*)\/([a-z]*)$/s.exec(node.text)!
        const { status } = checkSync(pattern!, flags!, { timeout: 60_000 })
        if (status !== 'safe') found.push(`${file}: ${node.text} is ${status}`)
      }
    }
    expect(found).toEqual([])
  }, 180_000)

  it('are put together at run time only where somebody has looked at them', () => {
    const found = files.filter(file =>
      [...nodesOf(treeOf(file))].some(
        node => ts.isNewExpression(node) && node.expression.getText() === 'RegExp',
      ),
    )
    expect(found).toEqual(composed)
  })
})
