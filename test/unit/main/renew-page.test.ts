import { describe, expect, it } from 'vitest'
import { coverAndEnd, showPage, type Processes } from '../../../electron/main/renew-page.ts'

/** A window whose page runs in process 1, one that Chromium keeps for the way back in 7, and what was ended. */
function stage(load: (url: string, go: (pid: number) => void) => Promise<void>) {
  let shown = 1
  const living = new Set([1, 7])
  const ended: number[] = []
  const processes: Processes = {
    pages: () => [...living],
    end: pid => {
      living.delete(pid)
      ended.push(pid)
    },
  }
  const loaded: string[] = []
  let cleared = 0
  const window = {
    webContents: { getOSProcessId: () => shown, navigationHistory: { clear: () => void cleared++ } },
    isDestroyed: () => false,
    loadURL: (url: string) => {
      loaded.push(url)
      return load(url, pid => {
        shown = pid
        living.add(pid)
      })
    },
  }
  return { window, processes, ended, loaded, living, clearings: () => cleared }
}

describe('the process of a page that is to be forgotten', () => {
  it('is ended once another page is shown by another process, and so is every one beside it', async () => {
    const { window, processes, ended, living } = stage((_url, go) => Promise.resolve(go(2)))
    await coverAndEnd(window, processes)
    expect(ended.toSorted()).toEqual([1, 7])
    expect([...living]).toEqual([2])
  })
  it('is ended where the system shows the other page by the same process', async () => {
    const { window, processes, living } = stage(() => Promise.resolve())
    await coverAndEnd(window, processes)
    expect([...living]).toEqual([])
  })
  it('is ended where it cannot be covered', async () => {
    const { window, processes, living } = stage(() => Promise.reject(new Error('ERR_ABORTED')))
    await coverAndEnd(window, processes)
    expect([...living]).toEqual([])
  })
  it('is ended where it hangs and lets no other page come', async () => {
    const { window, processes, living } = stage(() => new Promise(() => undefined))
    await coverAndEnd(window, processes)
    expect([...living]).toEqual([])
  })
})

describe('a new page', () => {
  it('is loaded again where it met a process that was ending, and has no history', async () => {
    let times = 0
    const { window, loaded, clearings } = stage(() =>
      ++times < 3 ? Promise.reject(new Error('ERR_FAILED')) : Promise.resolve(),
    )
    await showPage(window)
    expect(loaded).toHaveLength(3)
    expect(clearings()).toBe(1)
  })
  it('that cannot be loaded at all is told', async () => {
    const { window } = stage(() => Promise.reject(new Error('ERR_FAILED')))
    await expect(showPage(window)).rejects.toThrow('ERR_FAILED')
  })
})
