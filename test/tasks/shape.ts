import { readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { listed } from './listed.ts'
import { root } from './run.ts'

/** What a reader's eye and memory hold: beyond these a line is wrapped, a file is two, and arguments get names. */
const LONGEST_LINE = 120
const LONGEST_FILE = 500
const MOST_ARGUMENTS_OF_ONE_TYPE = 3

/** Lines of a file that are too long, and the file itself where it is. */
function longOnes(file: string, text: string): string[] {
  const lines = text.trimEnd().split('\n')
  return [
    ...lines.flatMap((line, at) =>
      line.length > LONGEST_LINE ? [`${file}:${at + 1} has ${line.length} characters: wrap it`] : [],
    ),
    ...(lines.length > LONGEST_FILE
      ? [`${file} has ${lines.length} lines: look for the second idea in it`]
      : []),
  ]
}

/** Functions that take so many values of one type that a caller could change two without the compiler noticing. */
function crowdedFunctions(file: string, text: string): string[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, false, ts.ScriptKind.TSX)
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node)) {
      const seen = new Map<string, number>()
      for (const { type, dotDotDotToken } of node.parameters) {
        if (type === undefined || dotDotDotToken !== undefined) continue
        const name = text.slice(type.pos, type.end).trim()
        seen.set(name, (seen.get(name) ?? 0) + 1)
      }
      for (const [type, count] of seen) {
        if (count <= MOST_ARGUMENTS_OF_ONE_TYPE) continue
        const { line } = source.getLineAndCharacterOfPosition(node.parameters.pos)
        found.push(
          `${file}:${line + 1} takes ${count} arguments of type ${type}: give them names in one object`,
        )
      }
    }
    ts.forEachChild(node, visit)
  }
  ts.forEachChild(source, visit)
  return found
}

/** Every file of code below the given folders, or of the whole project, that is not shaped as agreed. */
export function misshapen(folders: readonly string[]): string[] {
  return listed(folders)
    .filter(name => /\.(ts|tsx|css|cjs)$/.test(name))
    .flatMap(file => {
      const text = readFileSync(path.join(root, file), 'utf8')
      return [...longOnes(file, text), ...(/\.tsx?$/.test(file) ? crowdedFunctions(file, text) : [])]
    })
}

if (import.meta.main) {
  const found = misshapen(process.argv.slice(2))
  for (const line of found) console.log(line)
  process.exitCode = found.length > 0 ? 1 : 0
}
