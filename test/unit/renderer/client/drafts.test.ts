import { beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import {
  forgetAll,
  forgetKept,
  isWaiting,
  takeUp,
  useDraftStore,
} from '../../../../renderer/client/draft-store.ts'
import { draftOf, dropDraft, setDraft, type Draft } from '../../../../renderer/client/drafts.ts'

const note: Draft<{ readonly text: string }> = {
  name: 'note',
  initial: { text: '' },
  keep: z.strictObject({ text: z.string() }),
}
const secret: Draft<{ readonly words: string }> = { name: 'secret', initial: { words: '' }, keep: false }
const row = (about: string, text: string, more: object = {}) => ({
  name: 'note',
  about,
  aside: 0,
  patient: null,
  chart: null,
  body: JSON.stringify({ text }),
  kept: '2026-06-30T10:00:00.000Z',
  version: 1,
  ...more,
})
const waiting = () => Object.values(useDraftStore.getState().entries).filter(isWaiting)

describe('what is half typed, in the window', () => {
  beforeEach(forgetAll)

  it('is taken up from the store when the casebook is opened', () => {
    takeUp('person-1', [row('a', 'kept')])
    expect(draftOf(note, 'a')).toEqual({ text: 'kept' })
    expect(waiting()).toEqual([])
  })
  it('goes with the lock as far as the store has it; what it has not heard of stays until it has', () => {
    takeUp('person-1', [row('a', 'kept')])
    setDraft(note, 'b', { text: 'not heard of yet' })
    setDraft(secret, undefined, { words: 'pass phrase' })
    forgetKept()
    expect(Object.values(useDraftStore.getState().entries).map(({ value }) => value)).toEqual([
      { text: 'not heard of yet' },
    ])
    takeUp('person-1', [row('a', 'kept'), row('b', 'older')])
    expect([draftOf(note, 'a').text, draftOf(note, 'b').text]).toEqual(['kept', 'not heard of yet'])
  })
  it('is shown to nobody else who opens the casebook, and to her again when she does', () => {
    takeUp('person-1', [row('a', 'kept')])
    setDraft(note, 'b', { text: 'not heard of yet' })
    takeUp('person-2', [])
    expect([draftOf(note, 'a').text, draftOf(note, 'b').text]).toEqual(['', ''])
    takeUp('person-1', [row('a', 'kept')])
    expect([draftOf(note, 'a').text, draftOf(note, 'b').text]).toEqual(['kept', 'not heard of yet'])
  })
  it('never has a passphrase waiting for the store', () => {
    setDraft(secret, undefined, { words: 'pass phrase' })
    expect(draftOf(secret)).toEqual({ words: 'pass phrase' })
    expect(waiting()).toEqual([])
  })
  it('is found under the chart she stands on today, and of one who is on none under no number', () => {
    takeUp('person-1', [row('7/new', 'of seven', { patient: 7, chart: 3 }), row('9/new', 'of nine')])
    expect(draftOf(note, { patient: 3, of: 'new' }).text).toBe('of seven')
    expect(draftOf(note, { patient: 7, of: 'new' }).text).toBe('')
    expect(draftOf(note, { patient: 9, of: 'new' }).text).toBe('')
    setDraft(note, { patient: 3, of: 'new' }, { text: 'more' })
    expect(waiting()).toMatchObject([{ about: '7/new', patient: 7, version: 1 }])
  })
  it('of two who were joined since shows both', () => {
    takeUp('person-1', [
      row('3/new', 'of three', { patient: 3, chart: 3 }),
      row('7/new', 'of seven', { patient: 7, chart: 3 }),
    ])
    const entry = Object.values(useDraftStore.getState().entries)[0]!
    expect([entry.value, ...entry.asides.map(({ value }) => value)]).toEqual([
      { text: 'of three' },
      { text: 'of seven' },
    ])
  })
  it('that looks otherwise than this version knows is neither taken up nor written over', () => {
    takeUp('person-1', [row('a', 'x', { body: '{"words":"of another version"}', version: 4 })])
    expect(draftOf(note, 'a')).toEqual({ text: '' })
    setDraft(note, 'a', { text: 'new' })
    expect(waiting()).toMatchObject([{ version: 0, value: { text: 'new' } }])
  })
  it('that was thrown away waits for the store to hear of it', () => {
    takeUp('person-1', [row('a', 'kept')])
    dropDraft(note, 'a')
    expect(draftOf(note, 'a')).toEqual({ text: '' })
    expect(waiting()).toMatchObject([{ value: undefined }])
  })
})
