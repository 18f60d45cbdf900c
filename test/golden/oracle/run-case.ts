import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { topics } from './adapters/index.ts'
import { caseInput } from './case-input.ts'
import { differences } from './compare.ts'
import { OracleFile, type OracleCase } from './schema.ts'

/** The reference files of a folder. Throws, naming the file, where one is not of the schema. */
export function oracleFiles(folder: string): OracleFile[] {
  return readdirSync(folder)
    .filter(name => name.endsWith('.json'))
    .sort()
    .map(name => {
      const read = OracleFile.safeParse(JSON.parse(readFileSync(path.join(folder, name), 'utf8')))
      if (!read.success)
        throw new Error(
          `${path.join(folder, name)} is not a file of schema oracle/2: ` +
            `${read.error.issues[0]?.path.join('.')} ${read.error.issues[0]?.message}`,
        )
      return read.data
    })
}

/** Computes a case and compares it: what differs, a sentence each; `no-method` where the topic has no such method. */
export function runCase(topic: string, oracleCase: OracleCase, folder: string): string[] | 'no-method' {
  const adapter = topics[topic]?.[oracleCase.method]
  if (!adapter) return 'no-method'
  return differences(
    oracleCase.expected,
    adapter(caseInput(oracleCase, folder), oracleCase.params),
    oracleCase.tolerance,
    folder,
  )
}
