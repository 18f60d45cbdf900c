import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { portHub } from '../../../electron/host/port-hub.ts'
import { portPair } from '../../../electron/host/ports.ts'
import { connect, connection } from '../../../shared/contract/connect.ts'
import { contract, method } from '../../../shared/contract/define.ts'
import { serve } from '../../../shared/contract/serve.ts'

const text = z.strictObject({ text: z.string() })
const echo = contract('echo', {
  say: method({ input: text, output: text, progress: text }),
  wait: method({ input: text, output: text }),
})

/** A server of one port, what was cancelled there, and a hub at the other end. */
function hall() {
  const [near, far] = portPair()
  const cancelled: string[] = []
  const served = serve(
    echo,
    {
      say: ({ text: said }, { report }) => {
        report({ text: `${said} begins` })
        return { text: said }
      },
      wait: ({ text: said }, { signal }) =>
        new Promise((_, reject) => {
          signal.addEventListener('abort', () => {
            cancelled.push(said)
            reject(signal.reason as Error)
          })
        }),
    },
    far,
    { onFault: () => undefined },
  )
  return { hub: portHub(near), near, served, cancelled }
}

describe('a port that several callers share', () => {
  it('gives each the answers to its own calls, though they count alike', async () => {
    const { hub } = hall()
    const [one, other] = [connect(echo, hub.branch()), connect(echo, hub.branch())]
    const steps: string[] = []
    const onProgress = (step: { text: string }) => steps.push(step.text)
    const answers = await Promise.all([
      one.say({ text: 'one' }, { onProgress }),
      other.say({ text: 'other' }),
      one.say({ text: 'one again' }),
    ])
    expect(answers.map(each => each.text)).toEqual(['one', 'other', 'one again'])
    expect(steps).toEqual(['one begins'])
  })

  it('cancels the call of whoever cancels, and what waits when a caller goes', async () => {
    const { hub, cancelled } = hall()
    const leaving = hub.branch()
    const [one, other] = [connect(echo, hub.branch()), connect(echo, leaving)]
    const stop = new AbortController()
    const waits = one.wait({ text: 'one' }, { signal: stop.signal })
    const left = other.wait({ text: 'other' })
    left.catch(() => undefined)
    await one.say({ text: 'both are under way' })
    stop.abort()
    await expect(waits).rejects.toMatchObject({ code: 'cancelled' })
    expect(cancelled).toEqual(['one'])
    leaving.close()
    expect((await one.say({ text: 'still there' })).text).toBe('still there')
    expect(cancelled).toEqual(['one', 'other'])
    await expect(left).rejects.toMatchObject({ code: 'unavailable' })
  })

  it('tells all of them when its other end is gone', async () => {
    const { hub, near } = hall()
    const calls = [connect(echo, hub.branch()), connect(echo, hub.branch())].map(each =>
      each.wait({ text: 'a' }),
    )
    near.close()
    for (const call of calls) await expect(call).rejects.toMatchObject({ code: 'unavailable' })
  })

  it('tells all of them that its other end takes no more calls: what was not begun is asked of the next', async () => {
    const { hub, served } = hall()
    const links = [connection(echo), connection(echo)]
    for (const link of links) link.attach(hub.branch())
    served.retire()
    await new Promise(resolve => setImmediate(resolve))
    const asked = links.map(({ client }) => client.say({ text: 'again' }))
    const next = hall()
    for (const link of links) link.attach(next.hub.branch())
    expect((await Promise.all(asked)).map(({ text }) => text)).toEqual(['again', 'again'])
  })
})
