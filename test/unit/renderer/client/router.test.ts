import { beforeEach, describe, expect, it } from 'vitest'
import { useRouter } from '../../../../renderer/client/router.ts'

const router = () => useRouter.getState()

describe('the way back', () => {
  beforeEach(() => router().restart())

  it('leads through what was shown, with its parameters, and forward again', () => {
    router().go('chart', { patient: 7 })
    router().go('compare')
    router().back()
    expect(router().place).toEqual({ view: 'chart', parameters: { patient: 7 } })
    router().back()
    expect(router().place.view).toBe('today')
    router().back() // there is nothing before the first view
    expect(router().place.view).toBe('today')
    router().forward()
    router().forward()
    router().forward()
    expect(router().place.view).toBe('compare')
  })
  it('forgets what lay ahead once one goes elsewhere', () => {
    router().go('compare')
    router().back()
    router().go('peers')
    router().forward()
    expect(router().place.view).toBe('peers')
  })
  it('counts no step for staying, nor for other parameters of the same view', () => {
    router().go('chart', { patient: 7 })
    router().go('chart', { patient: 7 })
    router().replace('chart', { patient: 7, tab: 'notes' })
    router().back()
    expect(router().place.view).toBe('today')
    router().forward()
    expect(router().place).toEqual({ view: 'chart', parameters: { patient: 7, tab: 'notes' } })
  })
  it('does not lead into another casebook', () => {
    router().go('chart', { patient: 7 })
    router().restart()
    router().back()
    expect(router().place).toEqual({ view: 'today', parameters: {} })
  })
})
