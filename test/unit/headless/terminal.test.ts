import { afterEach, describe, expect, it, vi } from 'vitest'
import { createTerminal } from '../../../electron/headless/terminal.ts'
import { say } from '../../../shared/words/message.ts'

/* What a file says is shown in a terminal, which obeys some characters instead of showing them. */
afterEach(() => vi.restoreAllMocks())

describe('a line on the terminal', () => {
  it('holds no command to the terminal, whatever a file says', () => {
    let shown = ''
    for (const stream of [process.stdout, process.stderr])
      vi.spyOn(stream, 'write').mockImplementation(text => {
        shown += String(text)
        return true
      })
    const terminal = createTerminal(false)
    const name = 'Bo\u001B]52;c;cHc=\u0007 \u001B[2J\u009B31m\rLind\b'
    terminal.say(`${name}, born 1980`)
    terminal.note(name)
    terminal.progress({ phase: say('people.source', { name }), done: 0 })
    expect(shown).toContain('Lind')
    expect(shown).not.toMatch(/(?!\n)\p{Cc}/u)
  })

  it('keeps its own lines and columns, and letters of any script', () => {
    let shown = ''
    vi.spyOn(process.stdout, 'write').mockImplementation(text => {
      shown += String(text)
      return true
    })
    createTerminal(false).say('Zoë\tبو الحداد\n李')
    expect(shown).toBe('Zoë\tبو الحداد\n李\n')
  })
})
