import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { wordsOfNote } from '../../electron/intake/sources/notes/formats.ts'
import { recogniseNote } from '../../electron/intake/sources/notes/recognise.ts'
import { statedHead } from '../../electron/intake/sources/notes/stated.ts'
import { findingsIn } from '../../shared/domain/findings/find.ts'
import { languageOf } from '../../shared/domain/findings/language.ts'
import { problemNames } from '../../shared/domain/findings/problem-names.ts'
import { sharedFolder } from '../fixtures/shared.ts'

/* Notes of other projects, only where they are: each figure that their folders state is looked at. */
const folder = path.join(sharedFolder() ?? '', 'data/notes')
const isHere = sharedFolder() !== undefined
const stated = <T>(at: string): T => JSON.parse(readFileSync(path.join(folder, at), 'utf8')) as T
const packed = <T>(at: string): T =>
  JSON.parse(gunzipSync(readFileSync(path.join(folder, at))).toString('utf8')) as T
const today = '2026-11-30'

/** Rows of a CSV in which quotes may hold lines. */
function rowsOf(text: string): Array<Record<string, string>> {
  const rows: string[][] = [['']]
  let isQuoted = false
  for (let at = 0; at < text.length; at++) {
    const [sign, row] = [text[at]!, rows.at(-1)!]
    if (isQuoted && sign === '"' && text[at + 1] === '"') row[row.length - 1] += text[at++]!
    else if (sign === '"') isQuoted = !isQuoted
    else if (!isQuoted && sign === ',') row.push('')
    else if (!isQuoted && sign === '\n') rows.push([''])
    else if (isQuoted || sign !== '\r') row[row.length - 1] += sign
  }
  const [head = [], ...body] = rows.filter(row => row.length > 1)
  return body.map(row => Object.fromEntries(head.map((name, at) => [name, row[at] ?? ''])))
}

describe.skipIf(!isHere)('Spanish notes with marked names and numbers (MEDDOCAN)', () => {
  const at = path.join(folder, 'meddocan-es')
  const notes = isHere ? readdirSync(at).filter(name => name.endsWith('.txt')) : []
  const read = (name: string) => readFileSync(path.join(at, name))
  it('are kept sign by sign: every marked span stands where it was marked', () => {
    const expected = stated<{ documents: number; phiSpans: number }>('meddocan-es/expected.json')
    expect(notes).toHaveLength(expected.documents)
    let spans = 0
    for (const name of notes) {
      const file = read(name)
      expect(recogniseNote(file.toString('utf8').replace(/^\uFEFF/, '')), name).toMatchObject({
        format: 'text',
      })
      // A mark of the byte order is a packing, and is taken off before.
      const points = [...wordsOfNote(file).text]
      for (const line of read(name.replace('.txt', '.ann')).toString('utf8').split('\n')) {
        const found = /^T\d+\t\S+ (\d+) (\d+)\t(.*)$/.exec(line)
        if (!found) continue
        expect(points.slice(Number(found[1]), Number(found[2])).join(''), `${name} ${line}`).toBe(found[3])
        spans++
      }
    }
    expect(spans).toBe(expected.phiSpans)
  })
  it('are known as Spanish, and their heads state the number that is marked', () => {
    const languages = notes.map(name => languageOf(wordsOfNote(read(name)).text))
    expect(languages.filter(each => each !== 'es')).toEqual([])
    let [agree, of] = [0, 0]
    for (const name of notes) {
      const marks = read(name.replace('.txt', '.ann')).toString('utf8')
      const numbers = [...marks.matchAll(/^T\d+\tID_SUJETO_ASISTENCIA \d+ \d+\t(.*)$/gm)].map(
        each => each[1]!,
      )
      const { numbers: told } = statedHead(wordsOfNote(read(name)).text, today)
      if (told.length === 0) continue
      of++
      if (told.some(each => numbers.includes(each))) agree++
    }
    // 4 of 5 heads have their number under a label that is known; what is told is hardly ever another one.
    expect(of).toBeGreaterThan(100)
    expect(agree / of).toBeGreaterThan(0.95)
  })
})

describe.skipIf(!isHere)('English encounter notes (Synthea)', () => {
  interface Note {
    readonly id: string
    readonly text: string
    readonly spans: ReadonlyArray<{ type: string; text: string }>
  }
  const notes = isHere ? packed<Note[]>('synthea-en/notes.json.gz') : []
  it('state their date alone in its line', () => {
    const { notes: n } = stated<{ notes: number }>('synthea-en/expected.json')
    expect(notes).toHaveLength(n)
    for (const { id, text, spans } of notes) {
      const date = spans.find(({ type }) => type === 'DATE')!.text
      expect(statedHead(text, today).dates[0], id).toEqual({ as: date, iso: date })
    }
  })
  it('tell who never smoked, all of them and nobody else', () => {
    for (const { id, text } of notes) {
      const told = findingsIn(text).flatMap(each => (each.kind === 'smoking' ? each.called : []))
      expect(told, id).toEqual(
        /has never smoked/.test(text) ? ['Never smoker'] : told.filter(each => each !== 'Never smoker'),
      )
    }
  })
})

describe.skipIf(!isHere)('English visit notes with their known problems (ACI-BENCH)', () => {
  const sets = ['train', 'valid'] as const
  const read = (name: string) => rowsOf(readFileSync(path.join(folder, 'aci-bench-en', name), 'utf8'))
  it('are as many as their folder says', () => {
    const { files } = stated<{ files: Record<string, { rows: number }> }>('aci-bench-en/expected.json')
    for (const [name, { rows }] of Object.entries(files)) expect(read(name), name).toHaveLength(rows)
  })
  it('tell the problems by which they were made, where these have a name that is known', () => {
    // Labels of those who wrote the notes, and no clinician's reading: what was to be in a note, not all that is.
    const names = new Map(
      problemNames.flatMap(each => each.names.split('|').map(name => [name, each.display] as const)),
    )
    const missed: string[] = []
    let of = 0
    for (const set of sets) {
      const notes = new Map(read(`${set}.csv`).map(row => [row['encounter_id'], row['note']!]))
      for (const row of read(`${set}_metadata.csv`))
        for (const told of row['2nd_complaints']!.split(';').map(each => each.trim().toLowerCase())) {
          const display = names.get(told.replace(/^hx /, ''))
          if (display === undefined) continue
          of++
          const found = findingsIn(notes.get(row['encounter_id'])!).filter(each => each.states)
          const isThere = found.some(
            ({ called }) => called === display || called.includes(display) || display.includes(called),
          )
          if (!isThere) missed.push(`${row['encounter_id']} ${told}`)
        }
    }
    expect(of).toBeGreaterThan(40)
    expect(missed.length / of).toBeLessThan(0.1)
  })
  it('name hardly any problem where nothing is clinical (Presidio)', () => {
    const sentences = packed<Array<{ full_text: string }>>('presidio-en/synth_dataset_v2.json.gz')
    const { 'synth_dataset_v2.json.gz': file } =
      stated<Record<string, { sentences: number }>>('presidio-en/expected.json')
    expect(sentences).toHaveLength(file!.sentences)
    const found = sentences.flatMap(({ full_text: text }) =>
      findingsIn(text).filter(each => each.kind === 'problem' && each.states),
    )
    expect(found.length / sentences.length).toBeLessThan(0.002)
  })
})
