import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { commands } from '../../electron/headless/commands/registry.ts'
import { endingOf, inWords } from '../../electron/headless/ending.ts'
import type { Situation } from '../../electron/headless/command.ts'
import { createTerminal } from '../../electron/headless/terminal.ts'
import { factKinds } from '../../shared/domain/fact.ts'
import { faultCodes } from '../../shared/errors.ts'
import { escapedLines, type Data } from '../fixtures/escaped-words.ts'
import { draftOf, measured } from '../fixtures/entries.ts'
import { libraryQuestionFile, plantedQuestion } from '../fixtures/planted-question.ts'
import { writePractice } from '../fixtures/practice-file.ts'
import { temporaryFolder } from '../fixtures/temporary-folder.ts'
import { demonstrationStation, workstation, type Workstation } from '../fixtures/workstation.ts'

// Before any import is read: the command's language is chosen when its words are first asked for.
vi.hoisted(() => {
  process.env['CASEBOOK_LANGUAGE'] = 'pseudo'
  process.env['CASEBOOK_PASSPHRASE'] = 'four words not together'
})

const folder = temporaryFolder()
const file = (name: string) => path.join(folder, name)
const library = libraryQuestionFile()

const OWN_TITLE = 'A question of my own'

const always: readonly Data[] = [
  { is: 'a path: the person typed it, or it lies on her disk', written: /(?<!\w)(?:\/[\w.-]+)+/gu },
  { is: 'a hash, a key, or the beginning of one', written: /\b[0-9a-f]{12,64}\b/gu },
  { is: 'a time as it is kept', written: /\d{4}-\d\d-\d\dT[\d:.]+Z/gu },
  { is: 'the folder of a previous casebook, which is typed', written: /\d{4}-\d\d-\d\dT\d{6}-[a-z]+/gu },
  { is: 'an invitation: copied, never read', written: /\bcasebook(?:-[a-z0-9]{5})+/gu },
  { is: 'the exact bytes that leave', written: /^\s*\{.*\}$/gmu },
  { is: "the code of a fault, the same in --json's document", written: faultCodes.map(code => `(${code})`) },
  { is: "kinds of facts by the names that --json's document has", written: factKinds },
  { is: 'who said something: a person of this casebook, by her slot', written: ['person-1'] },
  { is: 'what was typed', written: ['polish', OWN_TITLE, 'copy.backup'] },
  { is: 'a day, as Intl writes it for the tag of English', written: /\b\d{1,2} [A-Z][a-z]{2} \d{4}\b/gu },
  { is: "a method's name: a card and a letter hold it", written: ['overlap-weighted-cox'] },
  {
    is: 'codes, after the name of their system',
    written: /\b(?:ATC|RxNorm|ICD-10(?:-CM|-GM)?|SNOMED CT) [A-Z0-9.]+/gu,
  },
  { is: 'what Intl puts between things: the pseudo-language has the tag of English', written: ['and', 'or'] },
  { is: 'keys and places in a draft that a person wrote', written: ['first', 'second', 'happened'] },
  { is: 'the six words that open one file', written: /(?<=ńóŵĥéŕé: )(?:[a-z-]+ ){5}[a-z-]+/gu },
  { is: 'a length of time in UCUM', written: /\b\d+ d\b/gu },
  { is: 'where in its file an entry stands: stored as text', written: ['line 21'] },
]

const pulse = { system: 'http://loinc.org', code: '8867-4' }

/** The chart that is shown. */
const SHOWN = 1

/** What a question is called and what it calls its drugs and outcomes: its author's words. */
function wordsOf(part: unknown): string[] {
  if (typeof part !== 'object' || part === null) return []
  return Object.entries(part).flatMap(([name, value]: [string, unknown]) =>
    typeof value === 'string' && ['title', 'label', 'unit'].includes(name) ? [value] : wordsOf(value),
  )
}

/** Names and words of sources that one casebook holds. */
async function heldBy({ patients, library, exchange, learning, measures }: Workstation): Promise<Data[]> {
  const { rows } = await patients.list({ query: '', offset: 0, limit: 500 })
  const facts = await Promise.all(
    factKinds.map(kind => patients.facts({ patient: SHOWN, kind, offset: 0, limit: 500 })),
  )
  const lines = facts.flatMap(page => page.rows)
  const me = await exchange.identity({})
  return [
    { is: 'names of people', written: rows.map(each => each.name) },
    {
      is: 'where imports came from',
      written: (await library.imports({})).flatMap(({ label }) => (typeof label === 'string' ? label : [])),
    },
    {
      is: 'words of the source',
      written: lines.flatMap(({ label, value, unit, interpretation = '' }) => [
        label,
        interpretation,
        typeof value === 'string' ? value : '',
        unit ?? '',
      ]),
    },
    {
      is: 'names of measures, and whose definitions they follow',
      written: (await measures.list({})).flatMap(({ whole }) => [whole.measure.id, whole.measure.source]),
    },
    {
      is: 'names of published figures and models, and where they were published',
      written: [...(await measures.benchmarks({})), ...(await measures.riskModels({}))].flatMap(each => [
        each.id,
        each.source,
      ]),
    },
    { is: "one's own name and key in words", written: [me.name, me.words] },
    {
      is: "titles of questions and what they name: their author's words",
      written: (await learning.questions({})).flatMap(each => wordsOf(each.question)),
    },
  ]
}

let data: readonly Data[] = always
const ran = new Set<string>()

const noOptions: Situation['options'] = {
  yes: false,
  listen: false,
  once: false,
  query: undefined,
  name: undefined,
  born: undefined,
  from: undefined,
  address: undefined,
  port: undefined,
  toFolder: undefined,
  recipe: undefined,
  to: undefined,
  by: undefined,
  csv: false,
  dictionary: false,
  month: undefined,
  set: undefined,
  fhir: false,
  question: undefined,
  against: undefined,
  risk: undefined,
  score: undefined,
  calibrateUntil: undefined,
  filePassphraseFrom: undefined,
}

/** Everything a person reads of one command: its answer, progress, questions, and why it ended. */
async function read(
  house: Workstation,
  line: string,
  options: Partial<Situation['options']> = {},
): Promise<string> {
  const [name = '', ...given] = line.split(' ')
  ran.add(name)
  const lines: string[] = []
  const heard = (chunk: string | Uint8Array) => {
    lines.push(String(chunk))
    return true
  }
  const out = vi.spyOn(process.stdout, 'write').mockImplementation(heard)
  const err = vi.spyOn(process.stderr, 'write').mockImplementation(heard)
  const stop = new AbortController()
  // Whoever listens for peers would wait for ever.
  if (options.listen) stop.abort()
  try {
    await commands[name]!.run({
      house,
      home: house.home,
      terminal: {
        ...createTerminal(false),
        ask: prompt => {
          lines.push(`${prompt}\n`)
          return Promise.resolve('')
        },
      },
      words: given,
      options: { ...noOptions, ...options },
      signal: stop.signal,
    })
  } catch (error) {
    lines.push(`${inWords(endingOf(error))}\n`)
  } finally {
    out.mockRestore()
    err.mockRestore()
  }
  return lines.join('')
}

/** Reads each line's outcome and names the words that escaped in it. */
async function escapedFrom(
  house: Workstation,
  lines: ReadonlyArray<readonly [string, Partial<Situation['options']>?]>,
) {
  const found: string[] = []
  for (const [line, options] of lines) {
    const text = await read(house, line, options)
    if (text === '') found.push(`${line}: said nothing`)
    found.push(...escapedLines(text, data).map(each => `${line}: ${each}`))
  }
  return found
}

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('every command in the pseudo-language', () => {
  let own: Workstation
  let invented: Workstation
  beforeAll(async () => {
    own = await workstation(file('own'))
    invented = await demonstrationStation(file('invented'))
    await invented.demonstration(5, 600)
    writePractice(file('clinic.ndjson'), { seed: 5, patients: 20 }, '{"resourceType":"Patient",\n')
    writeFileSync(file('scan.pdf'), '%PDF-1.7\n')
    writeFileSync(file('no-json.json'), 'x')
    writeFileSync(file('no-question.json'), '{}')
    const draft = draftOf({
      person: { patient: SHOWN },
      facts: [
        measured('9.9', { key: 'first', interpretation: 'HH' }),
        measured('999', { key: 'second', what: { text: 'Pulse', codes: [pulse] }, unit: '/min' }),
      ],
    })
    writeFileSync(file('entry.json'), JSON.stringify(draft))
    writeFileSync(file('impossible.json'), JSON.stringify({ ...draft, happened: 'polish' }))
    writeFileSync(
      file('own-question.json'),
      JSON.stringify({ ...plantedQuestion, title: OWN_TITLE, horizonDays: 300 }),
    )
  })
  afterAll(async () => {
    await own.end()
    await invented.end()
  })

  it('speaks the language it was told to', async () => {
    expect(await read(own, 'cards')).toMatch(/^\[Ťĥéŕé .*\]\n$/u)
  })

  it("lets no word escape over one's own casebook", async () => {
    expect(await read(own, `import ${file('clinic.ndjson')}`)).toContain('[')
    expect(await read(own, `enter ${file('entry.json')}`)).toContain('[')
    data = [...(await heldBy(own)), ...always]
    const third = await own.patients.open({ patient: 3 })
    const { line } = (await own.patients.critical({ offset: 0, limit: 1 })).rows[0]!
    const escaped = await escapedFrom(own, [
      ['import'],
      [`import ${file('clinic.ndjson')}`],
      ['enter'],
      [`enter ${file('entry.json')}`],
      [`enter ${file('impossible.json')}`],
      [`enter ${file('no-json.json')}`],
      ['people'],
      [`people ${SHOWN}`],
      ['same'],
      ['same 1 1'],
      ['same 1 2'],
      [`people ${SHOWN}`],
      ['apart 2'],
      ['apart 2'],
      ['different 1'],
      ['different 1 3'],
      ['critical'],
      ['acknowledge'],
      [`acknowledge ${line.fact.id}`],
      [`acknowledge ${line.fact.id} polish`],
      [`acknowledge ${line.fact.id} polish`],
      ['critical'],
      ['count'],
      ['patients'],
      [`show ${SHOWN}`],
      ['show'],
      ['show Ama'],
      ['waiting'],
      [`import ${file('scan.pdf')}`],
      ['waiting'],
      ['read-waiting'],
      ['recipe'],
      ['quarantine'],
      ['retry'],
      [`ask ${library}`],
      ['ask'],
      ['cards'],
      [`pool ${library}`],
      ['pool polish'],
      ['measures'],
      ['measures polish'],
      ['measures hba1c-control', { by: 'polish' }],
      ['measures hba1c-control', { by: 'year' }],
      ['measures readmission-30'],
      ['measures readmission-30', { against: 'medicare-readmission' }],
      ['measures caesarean', { against: 'who-caesarean' }],
      ['measures caesarean', { against: 'medicare-readmission' }],
      ['measures caesarean', { against: 'polish' }],
      ['measures mortality-after-operation-30', { risk: 'parsonnet-30', score: 'urn:own|score' }],
      ['measures mortality-after-operation-30', { risk: 'recorded', score: 'polish' }],
      ['measures mortality-after-operation-30', { risk: 'recorded' }],
      [
        'measures mortality-after-operation-30',
        { risk: 'recorded', score: 'urn:own|score', calibrateUntil: 'polish' },
      ],
      [
        'measures mortality-after-operation-30',
        { risk: 'recorded', score: 'urn:own|score', calibrateUntil: '2020-12-31' },
      ],
      ['benchmarks'],
      ['publish polish'],
      ['peers'],
      ['peers list'],
      ['peers invite'],
      ['peers list'],
      ['peers remove polish'],
      ['sync'],
      ['sync', { listen: true }],
      ['sync', { listen: true, once: true }],
      ['sync', { listen: true, port: 'polish' }],
      [`pack ${file('out.casebook')}`],
      [`unpack ${file('out.casebook')}`],
      [`backup ${file('copy.backup')}`],
      ['backup', { toFolder: file('nowhere') }],
      [`drill ${file('copy.backup')}`],
      ['export'],
      [`export ${file('out')}`, { yes: true }],
      [`export ${file('out')}`, { yes: true }],
      ['refer'],
      [`refer ${SHOWN} ${file('her.ips.jwe')}`],
      [`refer ${SHOWN} ${file('her.ips.jwe')}`, { name: 'polish', yes: true }],
      ['verify'],
      ['rebuild'],
      ['erasures'],
      ['erase', { name: 'polish' }],
      ['erase 3', { name: 'polish' }],
      ['erase', { name: 'Nobody Known', born: '1900-01-01' }],
      ['erase', { name: 'Nobody Known', born: 'never' }],
      ['erase 3', { name: third.name }],
      ['erasures'],
      ['imports'],
      ['undo 1'],
      ['imports'],
    ])
    await own.vault.lock({})
    escaped.push(
      ...(await escapedFrom(own, [
        ['put-aside'],
        ['put-aside', { yes: true }],
        ['put-aside', { yes: true }],
        ['previous'],
        ['previous polish'],
        [`restore ${file('copy.backup')}`],
        ['init'],
      ])),
    )
    expect(escaped).toEqual([])
  })

  it('lets none escape over the demonstration, where letters may leave', async () => {
    const own = { is: 'what the own question calls things', written: wordsOf(plantedQuestion) }
    data = [...always, own, ...(await heldBy(invented))]
    const card = async () => (await invented.learning.cards({}))[0]!.id
    const escaped = await escapedFrom(invented, [[`import ${file('clinic.ndjson')}`], [`ask ${library}`]])
    const id = await card()
    escaped.push(
      ...(await escapedFrom(invented, [
        ['cards'],
        [`publish ${id}`],
        [`publish ${id}`, { yes: true }],
        [`pool ${library}`],
        [`withdraw ${id}`],
        [`ask ${file('own-question.json')}`],
        [`share ${id}`],
        ['init'],
        ['init', { yes: true }],
      ])),
    )
    expect(escaped).toEqual([])
  })

  it('has run them all', () => expect([...ran].toSorted()).toEqual(Object.keys(commands).toSorted()))
})
