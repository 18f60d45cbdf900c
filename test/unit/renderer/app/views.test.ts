import { describe, expect, it, vi } from 'vitest'
import { z } from 'zod'

vi.stubGlobal('window', {})
const { rail, views } = await import('../../../../renderer/app/views.ts')
vi.unstubAllGlobals()

describe('the list of views', () => {
  it('knows each view by its own id', () => {
    expect(Object.values(views).map(({ id }) => id)).toEqual(Object.keys(views))
  })
  it('has only parameters that can be written down', () => {
    for (const { parameters } of Object.values(views))
      expect(z.toJSONSchema(parameters)).toMatchObject({ type: 'object', additionalProperties: false })
  })
  it('offers in the rail only what opens without parameters, and no more than keys from 1 to 9 reach', () => {
    for (const { parameters } of rail) expect(parameters.safeParse({}).success).toBe(true)
    expect(rail.length).toBeLessThan(10)
  })
  it('finds every other view under one of the rail', () => {
    const ids = new Set(rail.map(({ id }) => id))
    for (const { within } of Object.values(views)) if (within !== undefined) expect(ids).toContain(within)
  })
})
