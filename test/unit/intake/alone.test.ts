import { describe, expect, it } from 'vitest'
import { alonePlace } from '../../../electron/intake/reader/alone.ts'

describe('what is done alone', () => {
  it('waits for what is under way, keeps others waiting, and lets them on, also where it fails', async () => {
    const place = alonePlace()
    const log: string[] = []
    const gate = Promise.withResolvers<void>()
    const done = (name: string, until?: Promise<void>) => async () => {
      log.push(`${name} begins`)
      await until
      log.push(`${name} ends`)
    }
    const first = place.among(done('first', gate.promise))
    const fails = place.alone(() => {
      log.push('alone fails')
      return Promise.reject(new Error('it fails'))
    })
    const second = place.alone(done('second alone'))
    const last = place.among(done('last'))
    fails.catch(() => undefined)
    gate.resolve()
    await Promise.all([first, second, last])
    await expect(fails).rejects.toThrow('it fails')
    expect(log).toEqual([
      'first begins',
      'first ends',
      'alone fails',
      'second alone begins',
      'second alone ends',
      'last begins',
      'last ends',
    ])
  })
})
