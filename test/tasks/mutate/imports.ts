import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** What a module loads: static and dynamic imports and re-exports of the project's own files, but not types. */
const LOADS = /(?:(?:^|\n)\s*(?:import|export)\s+(?!type\b)(?:[^'"`;]*?\sfrom\s+)?|\bimport\()'(\.[^'?]+)/g

/** Every file of the project that is loaded when `entry` is, itself included. */
export function loadedBy(entry: string, known = new Map<string, readonly string[]>()): ReadonlySet<string> {
  const seen = new Set<string>()
  const waiting = [path.resolve(entry)]
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (seen.has(file)) continue
    seen.add(file)
    const loads = known.get(file) ?? importsOf(file)
    known.set(file, loads)
    waiting.push(...loads)
  }
  return seen
}

function importsOf(file: string): string[] {
  if (!/\.tsx?$/.test(file)) return []
  return [...readFileSync(file, 'utf8').matchAll(LOADS)]
    .map(found => path.resolve(path.dirname(file), found[1]!))
    .filter(existsSync)
}
