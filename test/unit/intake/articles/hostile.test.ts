import { describe, expect, it } from 'vitest'
import { articles } from '../../../../electron/intake/sources/articles/index.ts'
import { articleFormats } from '../../../../electron/intake/sources/articles/formats.ts'
import { recognise } from '../../../../electron/intake/sources/recognise.ts'
import { sources } from '../../../../electron/intake/sources/registry.ts'
import type { Reading } from '../../../../electron/intake/sources/source.ts'
import { pubmedOf, pubmedSet, risOf } from '../../../fixtures/article-parts.ts'

const situation = { scope: 'here', answers: {}, received: '2026-11-30' }
async function* inOneGo(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text)
}
async function read(text: string, format: string): Promise<Reading[]> {
  const found: Reading[] = []
  for await (const piece of articles.pieces(inOneGo(text), format)) {
    const readings = [...articles.read(piece, situation)]
    expect(readings).toHaveLength(1) // every record ends once
    found.push(...readings)
  }
  return found
}
const short = (reading: Reading): string => {
  if (reading.kind === 'citation') return reading.citation.title
  return reading.kind === 'reject' ? reading.reject.reason.key : reading.kind
}
const shorts = async (text: string, format: string) => (await read(text, format)).map(short)
const readBy = (text: string) => recognise(sources, { head: text, name: 'file' }).source?.id

describe('what means harm', () => {
  it('has no entity resolved, of the file or of the disk', async () => {
    const doctype =
      '<!DOCTYPE PubmedArticleSet [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">' +
      '<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    const bad = ['&b;', '&f;'].map(title => pubmedOf({ title }))
    const text = `${doctype}<PubmedArticleSet>${bad.join('')}${pubmedOf({ title: 'Salt' })}</PubmedArticleSet>`
    expect(await shorts(text, 'pubmed-xml')).toEqual(['articles.no-xml', 'articles.no-xml', 'Salt'])
  })
  it('sets aside what is nested too deep, and reads its neighbour', async () => {
    const deep = pubmedOf({ title: '<i>'.repeat(10_000) + 'x' + '</i>'.repeat(10_000) })
    expect(await shorts(pubmedSet(deep, pubmedOf({ title: 'Salt' })), 'pubmed-xml')).toEqual([
      'quarantine.too-deep',
      'Salt',
    ])
  })
  it('sets aside a file beyond the bound as one, and holds none of it', async () => {
    const found: Array<[bytesHeld: number, said: string]> = []
    for await (const piece of articles.pieces(inOneGo(' '.repeat(33 * 2 ** 20)), 'ris'))
      for (const reading of articles.read(piece, situation)) found.push([piece.bytes.length, short(reading)])
    expect(found).toEqual([[0, 'quarantine.too-large']])
  })
  it.each([
    ['ris', 'TY  - JOUR\n'.repeat(200_000)],
    ['ris', 'TY  - JOUR\nER  - \n'.repeat(50_000)],
    ['medline', 'PMID- 1\n'.repeat(100_000)],
    ['bibtex', '@a{'.repeat(1_000_000)],
    ['bibtex', '@a{b,\n'.repeat(100_000)],
    ['bibtex', `@article{a, title = {${'{'.repeat(1_000_000)}`],
    ['bibtex', `@article{a, title = {${'\\"{'.repeat(500_000)}}}`],
    ['csl-json', '['.repeat(1_000_000)],
    ['csl-json', `[${'{"type":"book"},'.repeat(50_000)}`],
    ['pubmed-xml', '<PubmedArticle>'.repeat(20_000)],
    ['jats', '<article><front><article-meta>'.repeat(10_000)],
    ['jats', '<articles '.repeat(300_000)],
  ])('%s: 3 MB made to be slow are read in the time of any other file', async (format, text) => {
    const began = performance.now()
    for await (const piece of articles.pieces(inOneGo(text), format)) {
      const readings = [...articles.read(piece, situation)]
      if (readings.length !== 1) expect(readings).toHaveLength(1)
    }
    // A reader that goes back over the text takes hours.
    expect(performance.now() - began).toBeLessThan(20_000)
  })
})

describe('a file that was cut anywhere', () => {
  const whole: Record<string, string> = {
    'ris': risOf({ title: 'Salt' }) + risOf({ title: 'Sugar' }),
    'pubmed-xml': pubmedSet(pubmedOf({ title: 'Salt' }), pubmedOf({ title: 'Sugar' })),
    'bibtex':
      '@article{a,\n title = {Salt},\n year = 2024\n}\n@article{b,\n title = "Sugar",\n year = {2024}\n}\n',
    'csl-json': '[{"type":"book","title":"Salt"},\n{"type":"book","title":"Sugar"}]',
    'jats':
      '<article><front><article-meta><title-group><article-title>Salt</article-title></title-group>' +
      '</article-meta></front></article>',
  }
  it.each(Object.entries(whole))('%s: has no half of a record read', async (format, text) => {
    for (let end = 1; end <= text.length; end++) {
      const found = await shorts(text.slice(0, end), format)
      for (const each of found) expect(each).toMatch(/^(?:Salt|Sugar|articles\.[a-z-]+)$/)
    }
  })
  it('is read whole where it is whole', async () => {
    for (const [format, text] of Object.entries(whole))
      expect(await shorts(text, format)).toEqual(format === 'jats' ? ['Salt'] : ['Salt', 'Sugar'])
    expect(Object.keys(whole).every(id => articleFormats.some(each => each.id === id))).toBe(true)
  })
})

describe('whose a file is', () => {
  it('is told by its bytes: no note, table or message is taken for articles', () => {
    const others = {
      note: 'Seen today with cough. PMID and RIS are words of this note.\nNo fever.\n',
      letter: 'Dear colleague,\n\nreply to me @ the ward {room 4}.\n',
      table: 'title,author,year\nSalt,Invented,2024\n',
      list: '[{"type":"patient","title":"Mr"}]',
      fhir: '{"resourceType":"Bundle","type":"batch","title":"x","entry":[]}',
      hl7: 'MSH|^~\\&|A|B|C|D|20240101||ADT^A04|1|P|2.5\r',
    }
    for (const [name, text] of Object.entries(others))
      expect([name, readBy(text)]).not.toEqual([name, 'articles'])
  })
  it('takes each format that it reads', () => {
    const own = [
      risOf({ title: 'Salt' }),
      'PMID- 12345\nOWN - NLM\nTI  - Salt\n',
      pubmedSet(pubmedOf({ title: 'Salt' })),
      '@article{a, title={Salt}}\n',
      '[{"type":"article-journal","title":"Salt"}]',
      '<!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) v1.2//EN" "x.dtd"><article><front/></article>',
    ]
    expect(own.map(readBy)).toEqual(own.map(() => 'articles'))
  })
})
