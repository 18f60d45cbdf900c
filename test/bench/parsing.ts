import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { sharedFolder } from '../fixtures/shared.ts'

export const filesUnder = (at: string): string[] =>
  statSync(at).isDirectory() ? readdirSync(at).flatMap(name => filesUnder(path.join(at, name))) : [at]

/** The reference bundles, where they are here. */
export function referenceBundles(): string[] {
  const shared = sharedFolder()
  return shared === undefined ? [] : [path.join(shared, 'data/fhir/synthea-r4')]
}

/** Those of them that are JSON. */
export const jsonUnder = (given: readonly string[]): string[] =>
  given.flatMap(filesUnder).filter(file => /\.(?:json|ndjson)(?:\.gz)?$/.test(file))

function textOf(file: string): string {
  const bytes = readFileSync(file)
  return (bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString('utf8')
}

/** Seconds of processor that parsing takes, line by line where the file is one of lines; and how long the texts are. */
export function parsed(files: readonly string[]): { seconds: number; bytes: number } {
  let [seconds, bytes] = [0, 0]
  for (const file of files) {
    const text = textOf(file)
    bytes += Buffer.byteLength(text)
    const parts = /\.ndjson(?:\.gz)?$/.test(file) ? text.split('\n').filter(Boolean) : [text]
    const began = process.cpuUsage()
    for (const part of parts) JSON.parse(part)
    const { user, system } = process.cpuUsage(began)
    seconds += (user + system) / 1e6
  }
  return { seconds, bytes }
}
