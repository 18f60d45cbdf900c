import { describe, expect, it } from 'vitest'
import { wordsOfNote } from '../../../../electron/intake/sources/notes/formats.ts'
import { wordsOfDocument } from '../../../../electron/intake/sources/notes/word-document.ts'
import { limits } from '../../../../electron/intake/budgets.ts'
import { asDocx, asHtml, asRtf, body, docx, letter, paragraph } from '../../../fixtures/note-parts.ts'

const bytes = (text: string, encoding: 'utf8' | 'latin1' = 'utf8') => Buffer.from(text, encoding)
const lines = (text: string) => text.split('\n').filter(line => line.trim() !== '')
const thrownBy = (run: () => unknown) => {
  try {
    run()
  } catch (error) {
    return (error as { said?: { key: string } }).said?.key ?? String(error)
  }
  return undefined
}

describe('the words of a note', () => {
  it.each([
    ['text', bytes(letter)],
    ['text with other line ends', bytes(letter.replaceAll('\n', '\r\n'))],
    ['RTF', bytes(asRtf(letter))],
    ['HTML', bytes(asHtml(letter))],
    ['DOCX', asDocx(letter)],
  ])('are every line of it in %s', (_, file) => {
    const words = lines(wordsOfNote(file).text).map(line => line.replaceAll(/\s+/g, ' '))
    expect(words).toEqual(lines(letter).map(line => line.replaceAll(/\s+/g, ' ')))
  })
  it('are read in the Western code page where they are no UTF-8, and it is said that this was guessed', () => {
    expect(wordsOfNote(bytes('Zoë: 37,5 °C', 'latin1'))).toMatchObject({
      text: 'Zoë: 37,5 °C',
      guessed: 'windows-1252',
    })
    expect(wordsOfNote(bytes('Zoë: 37,5 °C'))).not.toHaveProperty('guessed')
  })
  it('keep what Rich Text writes by number, by its code page (RTF 1.9: ansicpg, u, uc)', () => {
    const file = bytes("{\\rtf1\\ansi\\ansicpg1251 \\'c0\\'e4\\'e0 \\u945 ?\\uc0\\u8211 x {\\pict ffd8ff}}")
    expect(wordsOfNote(file)).toMatchObject({ text: 'Ада α–x', leftOut: new Map([['picture', 1]]) })
  })
  it('are nothing that acts, in a page; what is left out is counted', () => {
    const page =
      '<html><body onload="x()"><script>steal()</script><p>Well.</p><img src="http://a/b"></body></html>'
    const { text, leftOut } = wordsOfNote(bytes(page))
    expect(text).toBe('Well.')
    expect([...leftOut].toSorted()).toEqual([
      ['picture', 1],
      ['program', 1],
    ])
  })
})

describe('a word-processing document', () => {
  it('has its head, its body, its notes and comments, in this order', () => {
    const file = docx({
      'footer1.xml': body(paragraph('page 1')),
      'comments.xml': body(paragraph('a comment')),
      'document.xml': body(paragraph('the body')),
      'footnotes.xml': body(paragraph('a footnote')),
      'header1.xml': body(paragraph('MRN: 1001')),
    })
    const { text } = wordsOfDocument(file)
    expect(text.split('\n\n')).toEqual(['MRN: 1001', 'the body', 'a footnote', 'a comment', 'page 1'])
  })
  it('has rows of a table as lines, and no word that was marked as deleted', () => {
    const cell = (text: string) => `<w:tc>${paragraph(text)}</w:tc>`
    const row = (...cells: string[]) => `<w:tr>${cells.map(cell).join('')}</w:tr>`
    const table = `<w:tbl>${row('Potassium', '5.6')}${row('Sodium', '140')}</w:tbl>`
    const tracked =
      '<w:p><w:r><w:t>He has </w:t></w:r><w:del><w:r><w:delText>no </w:delText></w:r></w:del>' +
      '<w:ins><w:r><w:t>a </w:t></w:r></w:ins><w:r><w:t>fever.</w:t></w:r></w:p>'
    const picture = '<w:p><w:r><w:drawing/></w:r></w:p>'
    const { text, leftOut } = wordsOfDocument(docx({ 'document.xml': body(table + tracked + picture) }))
    expect(text.split('\n')).toEqual(['Potassium | 5.6', 'Sodium | 140', 'He has a fever.'])
    expect([...leftOut].toSorted()).toEqual([
      ['deleted text', 1],
      ['picture', 1],
    ])
  })
  it('is refused where it would resolve anything, breaks off, or is none', () => {
    const external = `<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><d>&x;</d>`
    expect(thrownBy(() => wordsOfDocument(docx({ 'document.xml': external })))).toBe(
      'note-file.damaged-document',
    )
    expect(thrownBy(() => wordsOfDocument(docx({ 'document.xml': body('<w:p>').slice(0, 80) })))).toBe(
      'note-file.damaged-document',
    )
    expect(thrownBy(() => wordsOfDocument(docx({ 'styles.xml': body('') })))).toBe(
      'note-file.damaged-document',
    )
    expect(thrownBy(() => wordsOfDocument(Buffer.from('PK\u0003\u0004 not one')))).toBe(
      'intake.damaged-archive',
    )
  })
  it('is taken no further than its bound, however small it comes', () => {
    const bomb = docx({ 'document.xml': body(paragraph('a'.repeat(3_000_000))) })
    expect(bomb.length).toBeLessThan(10_000)
    expect(thrownBy(() => wordsOfDocument(bomb, { ...limits, documentBytes: 1_000_000 }))).toBe(
      'note-file.document-too-large',
    )
  })
})
