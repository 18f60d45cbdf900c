import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { placeOf } from '../../../electron/host/place-of.ts'
import { AppError } from '../../../shared/errors.ts'
import { say } from '../../../shared/words/message.ts'

/** What a message could quote: any text, with the marks in it that a stack has itself. */
const planted = fc
  .tuple(
    fc.constantFrom('Plantagenet', 'Ångström', "O'Hara"),
    fc.string(),
    fc.constantFrom('', '\n    at ', '\n at x ('),
  )
  .map(([name, noise, mark]) => ({
    name,
    words: `${noise}${mark}${name} 12:34${mark}${name} (/home/${name}/x)`,
  }))

/** Every way in which words come into an error. */
const ways: Readonly<Record<string, (words: string) => unknown>> = {
  'an error': words => new Error(words),
  'an error whose message was changed': words => Object.assign(new Error(words), { message: 'x' }),
  'an error of the file system': words => Object.assign(new Error(words), { code: 'ENOENT', path: words }),
  'an error with words for a code': words => Object.assign(new Error('x'), { code: words }),
  'an error with words for a name': words => Object.assign(new Error('x'), { name: words }),
  'an error with words for a stack': words => Object.assign(new Error('x'), { stack: words }),
  'an error with a cause': words => new Error('x', { cause: new Error(words) }),
  'several errors': words => new AggregateError([new Error(words)], words),
  'a fault of ours': words => new AppError('internal', say('chart.identified-only', { value: words })),
  'a breach of a schema': words => z.strictObject({ [words]: z.int() }).safeParse({ [words]: words }).error,
  'an abort': words => new DOMException(words, 'AbortError'),
  'a text': words => words,
  'an object': words => ({ message: words, stack: words, name: words }),
  'an error of another world': words => runInNewContext('new Error(words)', { words }),
}

describe('the place of an error', () => {
  for (const [what, thrown] of Object.entries(ways))
    it(`never quotes the words of ${what}`, () => {
      fc.assert(
        fc.property(planted, ({ name, words }) => {
          expect(placeOf(thrown(words))).not.toContain(name)
        }),
        { numRuns: 50 },
      )
    })

  it('names the kind, the code and where it came from, within the project', () => {
    const error = Object.assign(new RangeError('x'), { code: 'ENOENT' })
    error.stack = [
      'RangeError: x',
      '    at async read (file:///home/somebody/code/casebook/electron/intake/read.ts:10:3)',
      '    at C:\\Users\\somebody\\casebook\\out\\main\\records.cjs:7:12',
      '    at Parser.parse (/home/somebody/casebook/node_modules/zod/v4/core/parse.js:1:2)',
      '    at process.processTicks (node:internal/process/task_queues:105:5)',
      '    at one.too.many (/home/somebody/casebook/shared/errors.ts:1:1)',
    ].join('\n')
    expect(placeOf(error)).toBe(
      [
        'RangeError ENOENT',
        'async read electron/intake/read.ts:10:3',
        'out/main/records.cjs:7:12',
        'Parser.parse node_modules/zod/v4/core/parse.js:1:2',
        'process.processTicks node:internal/process/task_queues:105:5',
      ].join(' | '),
    )
  })

  it('leaves out folders of a file that is not of the project, which name whose machine it is', () => {
    const error = new TypeError('x')
    error.stack = 'TypeError: x\n    at /home/somebody/else.ts:1:2\n    at new Thing (<anonymous>)'
    expect(placeOf(error)).toBe('TypeError | else.ts:1:2')
  })

  it('of a real error is the line that threw it', () => {
    expect(placeOf(new TypeError('x'))).toMatch(
      /^TypeError \| .*test\/unit\/host\/place-of\.test\.ts:\d+:\d+/,
    )
  })

  it('of an error whose message was changed is still the line that threw it', () => {
    const error = new TypeError('x')
    expect(error.stack).toContain('TypeError: x') // read once, a stack keeps the message it was made with
    error.message = 'longer than '.repeat(500)
    expect(placeOf(error)).toMatch(/^TypeError \| .*place-of\.test\.ts:\d+:\d+/)
  })

  it('is no line of the message, even if it is written like one of the stack', () => {
    const told = placeOf(new TypeError('unread:\n    at Plantagenet (/home/Plantagenet.ts:12:34)'))
    expect(told).not.toContain('Plantagenet')
    expect(told).toMatch(/^TypeError \| .*place-of\.test\.ts:\d+:\d+/)
  })

  it('where somebody put words for a name is told as an error', () => {
    expect(placeOf(Object.assign(new TypeError('x'), { name: 'Plantagenet', stack: '' }))).toBe('Error')
  })

  it('leaves out a code that is no text, whatever it is', () => {
    for (const given of [25, null, Object.create(null)])
      expect(placeOf(Object.assign(new TypeError('x'), { code: given, stack: '' }))).toBe('TypeError')
  })

  it('of an error without a stack is its kind', () => {
    expect(placeOf(Object.assign(new Error('x'), { stack: undefined }))).toBe('Error')
  })

  it('of what is no error is its type', () => {
    expect([placeOf('x'), placeOf(undefined), placeOf(null), placeOf(3)]).toEqual([
      'string',
      'undefined',
      'object',
      'number',
    ])
  })
})
