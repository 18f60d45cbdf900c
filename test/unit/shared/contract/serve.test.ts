import { describe, expect, it, vi } from 'vitest'
import { portPair } from '../../../../electron/host/ports.ts'
import type { Caller, Role } from '../../../../shared/contract/caller.ts'
import { serve } from '../../../../shared/contract/serve.ts'
import type { Wire } from '../../../../shared/contract/wire.ts'
import { AppError, type Fault } from '../../../../shared/errors.ts'
import { say } from '../../../../shared/words/message.ts'
import { arrived, invented, PLANTED, rawDesk } from './invented.ts'

const asked = { ward: 'A', scale: { grams: 5 } }
const faultOf = (heard: readonly Wire[]): Fault | undefined =>
  heard.flatMap(each => (each.kind === 'failed' ? [each.fault] : []))[0]
const internal = { code: 'internal', said: { key: 'fault.internal', values: {} } }
/** What a handler of a broken service would return: the compiler is told that it is as agreed. */
const unagreed = (value: unknown) => value as never

describe('a call that is as agreed', () => {
  it('is answered with what its handler returned', async () => {
    expect(await rawDesk().call('weigh', asked)).toEqual([{ kind: 'done', id: 1, output: { grams: 5 } }])
  })

  it('is answered with what it brought, when another runs beside it', async () => {
    const desk = rawDesk({
      weigh: async ({ scale }) => {
        if (scale.grams === 1) await arrived()
        return scale
      },
    })
    desk.send({ kind: 'call', id: 7, method: 'weigh', input: { ward: 'A', scale: { grams: 1 } } })
    desk.send({ kind: 'call', id: 8, method: 'weigh', input: { ward: 'A', scale: { grams: 2 } } })
    await vi.waitFor(() =>
      expect(desk.heard).toEqual([
        { kind: 'done', id: 8, output: { grams: 2 } },
        { kind: 'done', id: 7, output: { grams: 1 } },
      ]),
    )
  })
})

describe('a method that the contract does not name', () => {
  for (const name of ['melt', 'constructor', '__proto__', 'toString', 'hasOwnProperty', ''])
    it(`"${name}" is refused`, async () => {
      expect(faultOf(await rawDesk().call(name, {}))).toEqual({
        code: 'bad-request',
        said: { key: 'fault.no-such-method', values: { contract: 'invented' } },
      })
    })
})

describe('an input that is not as agreed', () => {
  const wrong: ReadonlyArray<[what: string, method: string, input: unknown, place: string]> = [
    ['a stray field', 'weigh', { ...asked, [PLANTED]: 1 }, 'input'],
    ['a caller of its own', 'weigh', { ...asked, caller: { actor: null } }, 'input'],
    ['a stray field further in', 'weigh', { ward: 'A', scale: { grams: 5, [PLANTED]: 1 } }, 'scale'],
    ['a field too few', 'weigh', { scale: { grams: 5 } }, 'ward'],
    ['a wrong type', 'weigh', { ward: 'A', scale: { grams: PLANTED } }, 'scale.grams'],
    ['a number that is not whole', 'weigh', { ward: 'A', scale: { grams: 0.5 } }, 'scale.grams'],
    ['nothing', 'weigh', undefined, 'input'],
    ['null', 'weigh', null, 'input'],
    ['a text', 'weigh', PLANTED, 'input'],
    ['a wrong item', 'tally', { counts: {}, rows: [[1], [PLANTED]] }, 'rows.1.0'],
    [
      'a wrong value under a name that the sender chose',
      'tally',
      { counts: { [PLANTED]: 'x' }, rows: [] },
      'counts.*',
    ],
  ]
  for (const [what, name, input, place] of wrong)
    it(`${what} is refused with its place, without its words, and no handler runs`, async () => {
      const handler = vi.fn()
      const desk = rawDesk({ weigh: handler, tally: handler })
      const heard = await desk.call(name, input)
      expect(heard).toHaveLength(1)
      expect(faultOf(heard)).toMatchObject({
        code: 'bad-request',
        said: { key: 'fault.not-as-agreed', values: { method: `invented.${name}`, place } },
      })
      expect(handler).not.toHaveBeenCalled()
      expect(JSON.stringify(heard)).not.toContain(PLANTED)
    })
})

describe('an output that is not as agreed', () => {
  const wrong: ReadonlyArray<[what: string, output: unknown]> = [
    ['a stray field', { grams: 5, name: PLANTED }],
    ['a wrong type', { grams: PLANTED }],
    ['a field too few', {}],
    ['nothing', undefined],
    ['a text', PLANTED],
  ]
  for (const [what, output] of wrong)
    it(`${what} does not leave: the caller hears that something went wrong, the log its place`, async () => {
      const desk = rawDesk({ weigh: () => unagreed(output) })
      const heard = await desk.call('weigh', asked)
      expect(heard).toEqual([{ kind: 'failed', id: 1, fault: internal }])
      expect(desk.faults.map(each => each.place)).toEqual(['invented.weigh'])
    })

  it('an output that no port can carry is a fault, not a silence', async () => {
    const [near, far] = portPair()
    const heard: unknown[] = []
    near.listen(
      message => heard.push(message),
      () => undefined,
    )
    const choosy: typeof far = {
      ...far,
      send: message => {
        if (message.kind === 'done') throw new DOMException(PLANTED, 'DataCloneError')
        far.send(message)
      },
    }
    serve(invented, { weigh: () => ({ grams: 1 }) } as never, choosy, { onFault: () => undefined })
    near.send({ kind: 'call', id: 1, method: 'weigh', input: asked })
    await arrived()
    expect(heard).toEqual([{ kind: 'failed', id: 1, fault: internal }])
  })
})

describe('an error', () => {
  const heardOf = async (thrown: unknown) => {
    const desk = rawDesk({ knock: () => Promise.reject(thrown as Error) })
    return { desk, fault: faultOf(await desk.call('knock', {})) }
  }

  it('thrown on purpose crosses with its code, what it says and its detail', async () => {
    const said = say('fault.no-such-method', { contract: 'x' })
    expect((await heardOf(new AppError('conflict', said, { row: 3, place: 'a' }))).fault).toEqual({
      code: 'conflict',
      said,
      detail: { row: 3, place: 'a' },
    })
    expect((await heardOf(new AppError('offline', said))).fault).toEqual({ code: 'offline', said })
  })

  it('of an abort is a cancelled call', async () => {
    expect((await heardOf(new DOMException(PLANTED, 'AbortError'))).fault).toEqual({
      code: 'cancelled',
      said: { key: 'fault.cancelled', values: {} },
    })
  })

  const unmeant: ReadonlyArray<[string, unknown]> = [
    ['an error', new Error(PLANTED)],
    ['another DOM exception', new DOMException(PLANTED, 'DataCloneError')],
    ['a plain object that looks like one of ours', { code: 'conflict', said: PLANTED }],
    ['a text', PLANTED],
    ['nothing', undefined],
    [
      'one of ours that says what nobody may say',
      new AppError('conflict', unagreed({ key: 'x', values: { PLANTED } })),
    ],
    [
      'one of ours whose detail is no plain value',
      new AppError('conflict', say('fault.cancelled'), unagreed({ at: { PLANTED } })),
    ],
    [
      'one of ours with no number in its detail',
      new AppError('conflict', say('fault.cancelled'), { n: Number.NaN }),
    ],
  ]
  for (const [what, error] of unmeant)
    it(`that is ${what} becomes internal without its words, and the log is told the place`, async () => {
      const { desk, fault } = await heardOf(error)
      expect(fault).toEqual(internal)
      expect(desk.faults).toEqual([{ place: 'invented.knock', error }])
    })
})

describe('who calls', () => {
  const as =
    (role: Role | null): (() => Caller) =>
    () => ({ actor: role && { person: 'p1', role } })
  const table: ReadonlyArray<[role: Role | null, method: string, allowed: boolean]> = [
    ['clinician', 'weigh', true],
    ['assistant', 'weigh', false],
    ['reviewer', 'weigh', false],
    ['clinician', 'review', true],
    ['reviewer', 'review', true],
    ['assistant', 'review', false],
    ['clinician', 'knock', true],
    ['assistant', 'knock', true],
    ['reviewer', 'knock', true],
    [null, 'weigh', true],
    [null, 'review', true],
    [null, 'knock', true],
  ]
  for (const [role, name, allowed] of table)
    it(`${role ?? 'nobody'} ${allowed ? 'may' : 'may not'} call ${name}`, async () => {
      const heard = await rawDesk({}, as(role)).call(name, name === 'weigh' ? asked : {})
      if (allowed) expect(heard[0]?.kind).toBe('done')
      else
        expect(faultOf(heard)).toEqual({
          code: 'not-permitted',
          said: { key: 'fault.not-for-this-role', values: { method: `invented.${name}` } },
        })
    })

  it('is asked anew for each call, and told to the handler', async () => {
    const seen: Caller[] = []
    const present: Array<Role | null> = ['reviewer', null]
    const desk = rawDesk(
      {
        knock: (_input, { caller }) => {
          seen.push(caller)
          return null
        },
      },
      () => as(present.shift() ?? null)(),
    )
    await desk.call('knock', {})
    await desk.call('knock', {})
    expect(seen).toEqual([{ actor: { person: 'p1', role: 'reviewer' } }, { actor: null }])
  })

  it('is nobody where the service keeps no session', async () => {
    const handler = vi.fn(() => null)
    await rawDesk({ knock: handler }).call('knock', {})
    expect(handler).toHaveBeenCalledWith({}, expect.objectContaining({ caller: { actor: null } }))
  })

  it('a role that may not call learns nothing of the input, not even that it is wrong', async () => {
    expect(faultOf(await rawDesk({}, as('assistant')).call('weigh', PLANTED))?.code).toBe('not-permitted')
  })
})

describe('what is no message of the house', () => {
  const hostile: ReadonlyArray<[what: string, message: unknown]> = [
    ['nothing', undefined],
    ['null', null],
    ['a text', PLANTED],
    ['a list', [1]],
    ['no kind', { id: 1 }],
    ['a kind of its own', { kind: PLANTED, id: 1 }],
    ['an id that is a text', { kind: 'call', id: '1', method: 'knock', input: {} }],
    ['no id', { kind: 'call', method: 'knock', input: {} }],
    ['an id that is not whole', { kind: 'call', id: 0.5, method: 'knock', input: {} }],
    ['a method that is no text', { kind: 'call', id: 1, method: { toString: 1 }, input: {} }],
    ['a stray caller', { kind: 'call', id: 1, method: 'knock', input: {}, caller: { actor: null } }],
    ['an answer', { kind: 'done', id: 1, output: null }],
    ['progress', { kind: 'progress', id: 1, step: null }],
  ]
  for (const [what, message] of hostile)
    it(`${what} is answered by nothing and stops nothing`, async () => {
      const handler = vi.fn(() => null)
      const desk = rawDesk({ knock: handler })
      desk.send(message)
      await arrived()
      expect(handler).not.toHaveBeenCalled()
      expect(desk.heard).toEqual([])
      expect(JSON.stringify(desk.faults)).not.toContain(PLANTED)
      desk.send({ kind: 'call', id: 2, method: 'knock', input: {} })
      await arrived()
      expect(desk.heard).toEqual([{ kind: 'done', id: 2, output: null }])
    })
})

describe('serving that ends', () => {
  it('answers what was begun before it closed, begins nothing after, and says last that it retired', async () => {
    const begun: Array<(grams: number) => void> = []
    const desk = rawDesk({
      weigh: () => new Promise(resolve => begun.push(grams => resolve({ grams }))),
    })
    const weigh = (id: number) =>
      desk.send({ kind: 'call', id, method: 'weigh', input: { ward: 'A', scale: { grams: 1 } } })
    weigh(1)
    weigh(2)
    await arrived()
    desk.served.close()
    weigh(3)
    await arrived()
    begun[0]!(7)
    await arrived()
    desk.served.retire()
    begun[1]!(8)
    weigh(4)
    await arrived()
    expect(begun).toHaveLength(2)
    expect(desk.heard).toEqual([
      { kind: 'done', id: 1, output: { grams: 7 } },
      {
        kind: 'failed',
        id: 2,
        fault: { code: 'unavailable', said: say('fault.service-stopped', { contract: 'invented' }) },
      },
      { kind: 'retired' },
    ])
  })
})
