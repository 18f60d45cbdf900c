import { describe, expect, it } from 'vitest'
import { askAgain } from '../../../../renderer/client/ask-again.ts'
import { AppError } from '../../../../shared/errors.ts'
import { say } from '../../../../shared/words/message.ts'

const gone = () => new AppError('unavailable', say('fault.service-stopped', { contract: 'vault' }))
/** Fails so often, then answers. */
function asked(times: number, error: () => Error) {
  let n = 0
  return {
    ask: () => (++n <= times ? Promise.reject(error()) : Promise.resolve('open')),
    times: () => n,
  }
}

describe('a service that ended while it was asked', () => {
  it('is asked again once it is back', async () => {
    const service = asked(2, gone)
    expect(await askAgain(service.ask)).toBe('open')
    expect(service.times()).toBe(3)
  })
  it('that goes on ending is told', async () => {
    await expect(askAgain(asked(9, gone).ask)).rejects.toMatchObject({ code: 'unavailable' })
  })
  it('that says no is not asked twice', async () => {
    const service = asked(1, () => new AppError('wrong-passphrase', say('store.wrong-passphrase')))
    await expect(askAgain(service.ask)).rejects.toMatchObject({ code: 'wrong-passphrase' })
    expect(service.times()).toBe(1)
  })
})
