import { describe, expect, it } from 'vitest'
import { jobBook, type JobView, type Running } from '../../../electron/host/jobs.ts'
import { AppError } from '../../../shared/errors.ts'
import { say } from '../../../shared/words/message.ts'

interface View extends JobView {
  readonly step: number
}
const cancelled = say('study.cancelled')
const bookOf = (log: string[] = []) =>
  jobBook<View>({
    cancelled: () => cancelled,
    unknown: job => say('study.unknown-job', { job }),
    log: line => log.push(line),
  })
const forever = new AbortController().signal
const silent = () => undefined

/** Work that ends when it is told to. */
function work() {
  let running: Running<View> | undefined
  let end: () => void = silent
  let fail: (error: unknown) => void = silent
  return {
    run: (given: Running<View>) => {
      running = given
      return new Promise<void>((resolve, reject) => {
        end = resolve
        fail = reject
        given.signal.addEventListener('abort', () => reject(given.signal.reason as Error))
      })
    },
    hasBegun: () => running !== undefined,
    change: (step: number) => running?.change({ step }),
    end: () => end(),
    fail: (error: unknown) => fail(error),
  }
}
const turn = () => new Promise(resolve => setImmediate(resolve))

describe('a job', () => {
  it('is told of from its beginning to its end, and keeps its end', async () => {
    const book = bookOf()
    const mine = work()
    const job = book.start('a', { step: 0 }, mine.run)
    const seen: number[] = []
    const ended = book.watch(job, forever, view => seen.push(view.step))
    await turn()
    mine.change(1)
    mine.change(2)
    mine.end()
    expect(await ended).toEqual({ job, state: 'done', fault: null, step: 2 })
    expect(seen).toEqual([0, 1, 2])
    expect(book.list()).toEqual([{ job, state: 'done', fault: null, step: 2 }])
    expect(await book.watch(job, forever, silent)).toMatchObject({ state: 'done' })
  })
  it('begun twice by one request is one job', () => {
    const book = bookOf()
    const first = book.start('a', { step: 0 }, work().run)
    expect(book.start('a', { step: 0 }, work().run)).toBe(first)
    expect(book.start('b', { step: 0 }, work().run)).not.toBe(first)
    expect(book.list()).toHaveLength(2)
  })
  it('waits for the one before it', async () => {
    const book = bookOf()
    const [first, second] = [work(), work()]
    book.start('a', { step: 0 }, first.run)
    book.start('b', { step: 0 }, second.run)
    await turn()
    expect([first.hasBegun(), second.hasBegun()]).toEqual([true, false])
    first.end()
    await turn()
    expect(second.hasBegun()).toBe(true)
  })
  it('that is cancelled ends as cancelled, and the next one has its turn', async () => {
    const book = bookOf()
    const [first, second] = [work(), work()]
    const job = book.start('a', { step: 0 }, first.run)
    book.start('b', { step: 0 }, second.run)
    await turn()
    book.cancel(job)
    expect(await book.watch(job, forever, silent)).toMatchObject({
      state: 'cancelled',
      fault: { code: 'cancelled', said: cancelled },
    })
    await turn()
    expect(second.hasBegun()).toBe(true)
  })
  it('that is cancelled while it waits ends at once and never begins', async () => {
    const book = bookOf()
    const [first, second] = [work(), work()]
    book.start('a', { step: 0 }, first.run)
    const job = book.start('b', { step: 0 }, second.run)
    await turn()
    book.cancel(job)
    expect(book.list()[1]).toMatchObject({ state: 'cancelled' })
    first.end()
    await turn()
    expect(second.hasBegun()).toBe(false)
    expect(book.list()[1]).toMatchObject({ state: 'cancelled' })
  })
  it('that does not look at its signal yet is running until it does, cancelled or not', async () => {
    const book = bookOf()
    let end: () => void = silent
    const job = book.start('a', { step: 0 }, ({ signal }) =>
      new Promise<void>(resolve => {
        end = resolve
      }).then(() => signal.throwIfAborted()),
    )
    await turn()
    book.cancel(job)
    expect(book.list()).toMatchObject([{ state: 'running', fault: null }])
    end()
    expect(await book.watch(job, forever, silent)).toMatchObject({ state: 'cancelled' })
  })
  it('tells nothing more to whoever left', async () => {
    const book = bookOf()
    const mine = work()
    const job = book.start('a', { step: 0 }, mine.run)
    const leaving = new AbortController()
    const seen: number[] = []
    const watched = book.watch(job, leaving.signal, view => seen.push(view.step))
    await turn()
    leaving.abort()
    await expect(watched).rejects.toMatchObject({ name: 'AbortError' })
    mine.change(1)
    expect(seen).toEqual([0])
  })
  it('outlives who watches it', async () => {
    const book = bookOf()
    const mine = work()
    const job = book.start('a', { step: 0 }, mine.run)
    const leaving = new AbortController()
    const watched = book.watch(job, leaving.signal, silent)
    leaving.abort()
    await expect(watched).rejects.toThrow()
    await expect(book.watch(job, leaving.signal, silent)).rejects.toThrow()
    await turn()
    mine.end()
    expect(await book.watch(job, forever, silent)).toMatchObject({ state: 'done', fault: null })
  })
  it('that fails says why where it was foreseen, and logs only the kind and place of what was not', async () => {
    const log: string[] = []
    const book = bookOf(log)
    const [foreseen, unforeseen] = [work(), work()]
    const one = book.start('a', { step: 0 }, foreseen.run)
    const other = book.start('b', { step: 0 }, unforeseen.run)
    await turn()
    foreseen.fail(new AppError('locked', say('fault.cancelled')))
    expect(await book.watch(one, forever, silent)).toMatchObject({
      state: 'failed',
      fault: { code: 'locked' },
    })
    expect(log).toEqual([])
    await turn()
    unforeseen.fail(new TypeError('Maria Kowalczyk is undefined'))
    expect(await book.watch(other, forever, silent)).toMatchObject({
      state: 'failed',
      fault: { code: 'internal', said: say('fault.internal') },
    })
    expect(log).toEqual([
      expect.stringMatching(
        new RegExp(`^job ${other} failed: TypeError \\| .*test/unit/host/jobs\\.test\\.ts:\\d+:\\d+`),
      ),
    ])
  })
  it('changes nothing any more once it has ended', async () => {
    const book = bookOf()
    const mine = work()
    const job = book.start('a', { step: 0 }, mine.run)
    await turn()
    book.cancel(job)
    await book.watch(job, forever, silent)
    mine.change(7)
    expect(book.list()[0]).toMatchObject({ step: 0, state: 'cancelled' })
  })
  it('nobody knows is not found', () => {
    const book = bookOf()
    expect(() => book.cancel(3)).toThrow(expect.objectContaining({ code: 'not-found' }))
    expect(() => book.watch(3, forever, silent)).toThrow(expect.objectContaining({ code: 'not-found' }))
  })
})

describe('a book of jobs', () => {
  it('forgets the oldest of more than fifty that have ended', async () => {
    const book = bookOf()
    for (let index = 1; index <= 53; index++)
      await book.watch(
        book.start(`request ${index}`, { step: 0 }, () => Promise.resolve()),
        forever,
        silent,
      )
    expect(book.list().map(each => each.job)).toEqual(Array.from({ length: 50 }, (_, index) => index + 4))
  })
  it('forgets none that has yet to end, however many wait', async () => {
    const book = bookOf()
    const [first, second] = [work(), work()]
    book.start('first', { step: 0 }, first.run)
    book.start('second', { step: 0 }, second.run)
    for (let index = 3; index <= 60; index++) book.start(`request ${index}`, { step: 0 }, work().run)
    await turn()
    first.end()
    await turn()
    expect(second.hasBegun()).toBe(true)
    expect(book.list().map(each => each.job)).toEqual(Array.from({ length: 60 }, (_, index) => index + 1))
  })
  it('lets other work have its turn between jobs, and goes on when that fails', async () => {
    const book = bookOf()
    const [first, second] = [work(), work()]
    book.start('a', { step: 0 }, first.run)
    const between = book.inTurn(() => {
      expect([first.hasBegun(), second.hasBegun()]).toEqual([true, false])
      return Promise.resolve('answered')
    })
    const failing = book.inTurn(() => Promise.reject(new Error('no')))
    const job = book.start('b', { step: 0 }, second.run)
    await turn()
    expect(await Promise.race([between, Promise.resolve('waits')])).toBe('waits')
    first.end()
    expect(await between).toBe('answered')
    await expect(failing).rejects.toThrow('no')
    await turn()
    second.end()
    expect(await book.watch(job, forever, silent)).toMatchObject({ state: 'done' })
  })
})
