import { expect, it } from 'vitest'
import { z } from 'zod'
import { oneAfterTheOther } from '../../../electron/host/one-after-the-other.ts'
import { portPair } from '../../../electron/host/ports.ts'
import { connect } from '../../../shared/contract/connect.ts'
import { contract, method } from '../../../shared/contract/define.ts'
import { serve } from '../../../shared/contract/serve.ts'

const nothing = z.strictObject({})
const work = contract('work', {
  store: method({ input: z.strictObject({ n: z.int() }), output: nothing, roles: 'anyone' }),
  read: method({ input: nothing, output: nothing, roles: 'anyone' }),
})

it('answers in the order of the calls, and lets another call in between', async () => {
  const order: string[] = []
  const [server, caller] = portPair()
  const handlers = oneAfterTheOther<typeof work>(
    {
      store({ n }) {
        order.push(`store ${n}`)
        if (n === 2) throw new Error('broken')
        return {}
      },
      read() {
        order.push('read')
        return {}
      },
    },
    ['store'],
  )
  serve(work, handlers, server, { onFault: () => undefined })
  const client = connect(work, caller)
  const stores = [1, 2, 3].map(n => client.store({ n }))
  const read = client.read({})
  const ended = await Promise.allSettled([...stores, read])
  expect(ended.map(each => each.status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled'])
  // The read came last and waits for no batch that has not begun.
  expect(order).toEqual(['read', 'store 1', 'store 2', 'store 3'])
})
