import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { saveAllNow, saveNow, saveSoon } from '../../../../renderer/client/autosave.ts'

describe('what is typed', () => {
  beforeEach(() => vi.useFakeTimers())
  afterEach(() => vi.useRealTimers())

  it('is saved once, after a rest, in its last form', async () => {
    const saved: string[] = []
    for (const text of ['a', 'ab', 'abc']) saveSoon('note', () => Promise.resolve(void saved.push(text)))
    expect(saved).toEqual([])
    await vi.runAllTimersAsync()
    expect(saved).toEqual(['abc'])
  })
  it('is saved in the same turn when one looks elsewhere or locks', () => {
    const saved: string[] = []
    saveSoon('one', () => Promise.resolve(void saved.push('one')))
    saveSoon('two', () => Promise.resolve(void saved.push('two')))
    void saveNow('one')
    expect(saved).toEqual(['one'])
    void saveAllNow()
    expect(saved).toEqual(['one', 'two'])
  })
  it('waits for the save before it, and the lock for both', async () => {
    const saved: string[] = []
    let finish = () => {}
    saveSoon('note', () =>
      new Promise<void>(resolve => (finish = resolve)).then(() => void saved.push('first')),
    )
    void saveNow('note')
    saveSoon('note', () => Promise.resolve(void saved.push('second')))
    const all = saveAllNow()
    expect(saved).toEqual([])
    finish()
    await all
    expect(saved).toEqual(['first', 'second'])
  })
})
