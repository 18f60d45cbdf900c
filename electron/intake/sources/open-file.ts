import { createHash } from 'node:crypto'
import { createReadStream, openSync, readSync, closeSync } from 'node:fs'
import { createGunzip } from 'node:zlib'

export interface FileKind {
  readonly gzip: boolean
  readonly format: 'fhir-bundle' | 'fhir-ndjson' | undefined
  readonly reason: string
}

const CHUNK = 1 << 18

function start(path: string, length: number): Buffer {
  const bytes = Buffer.alloc(length)
  const handle = openSync(path, 'r')
  try {
    return bytes.subarray(0, readSync(handle, bytes, 0, length, 0))
  } finally {
    closeSync(handle)
  }
}

/** What another kind of file shows in its first bytes, and what it is called. */
const others: ReadonlyArray<readonly [RegExp, string]> = [
  [/^MSH\|/, 'an HL7 v2 message'],
  [/^%PDF/, 'a PDF'],
  [/^PK/, 'a zip archive: unpack it first'],
  [/^##fileformat=VCF/, 'a VCF file of genetic variants'],
  [/^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)?<ClinicalDocument/, 'a C-CDA document'],
  [/^\s*</, 'XML'],
]

/** Recognises a file by its bytes, not by its name; opens at most its first 64 kB. */
export async function recognise(path: string): Promise<FileKind> {
  const head = start(path, 1 << 16)
  const gzip = head[0] === 0x1f && head[1] === 0x8b
  let first = head.toString('utf8')
  if (gzip) {
    first = ''
    for await (const chunk of createReadStream(path).pipe(createGunzip())) {
      first = (chunk as Buffer).subarray(0, 1 << 16).toString('utf8')
      break
    }
  }
  const body = first.replace(/^\uFEFF/, '').trimStart()
  const unread = (reason: string): FileKind => ({ gzip, format: undefined, reason })
  if (body === '') return unread('The file is empty.')
  const known = others.find(([sign]) => sign.test(body))
  if (known)
    return unread(`This is ${known[1]}, which this version does not read yet. Nothing of it was kept.`)
  if (!body.startsWith('{'))
    return unread(
      'This is not FHIR JSON. Ask the sender for FHIR R4 bundles or NDJSON. Nothing of it was kept.',
    )
  if (!/"resourceType"\s*:/.test(body))
    return unread('This is JSON, but not FHIR: it names no resourceType. Nothing of it was kept.')
  return {
    gzip,
    format: /\.(ndjson|jsonl)(\.gz)?$/i.test(path) || oneResourceALine(body) ? 'fhir-ndjson' : 'fhir-bundle',
    reason: '',
  }
}

function oneResourceALine(body: string): boolean {
  const end = body.indexOf('\n')
  if (end < 0 || !body.slice(end).trimStart().startsWith('{')) return false
  try {
    JSON.parse(body.slice(0, end))
    return true
  } catch {
    return false
  } // a first line that is no JSON is the start of a longer text
}

/** SHA-256 of the file as given. */
export async function hashFile(path: string, signal: AbortSignal): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK })) {
    signal.throwIfAborted()
    hash.update(chunk as Buffer)
  }
  return hash.digest('hex')
}

/** The file's unpacked bytes, block by block. */
export async function* unpacked(path: string, gzip: boolean): AsyncGenerator<Uint8Array> {
  const file = createReadStream(path, { highWaterMark: CHUNK })
  const stream = gzip ? file.pipe(createGunzip({ chunkSize: CHUNK })) : file
  // pipe() does not pass on a read error; destroying the gunzip makes the loop below throw it.
  if (gzip)
    file.on('error', error => {
      stream.destroy(error)
    })
  try {
    for await (const chunk of stream) yield chunk as Buffer
  } finally {
    file.destroy()
    stream.destroy()
  }
}
