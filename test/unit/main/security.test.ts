import { describe, expect, it } from 'vitest'
import type { IpcMainEvent } from 'electron'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { coverPage } from '../../../electron/main/cover.ts'
import { contentSecurityPolicy } from '../../../electron/main/page-files.ts'
import { isOurPage, windowOptions } from '../../../electron/main/security.ts'

describe('the window', () => {
  it('is sandboxed, isolated and without Node', () => {
    expect(windowOptions('preload.cjs', false).webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
    })
  })
})

describe('what stands behind the page', () => {
  const css = readFileSync(path.join(import.meta.dirname, '../../../renderer/app/app.css'), 'utf8')
  it.each([false, true])('has the colour of its ground before there is a page (dark: %s)', isDark => {
    const { backgroundColor } = windowOptions('preload.cjs', isDark)
    const [, ...colours] = /background: light-dark\((\S+), (\S+)\)/.exec(css) ?? []
    expect(backgroundColor).toBe(colours[Number(isDark)])
    expect(coverPage().body.toString('utf8')).toContain(backgroundColor)
  })
  it('runs nothing while the casebook locks', () => {
    expect(coverPage().headers['content-security-policy']).toMatch(
      /^default-src 'none'; style-src 'nonce-\S+';/u,
    )
    expect(coverPage().body.toString('utf8')).not.toMatch(/script|src=|href=/u)
  })
})

describe('a message to the main process', () => {
  const from = (url: string, parent: object | null = null) =>
    ({ senderFrame: { url, parent } }) as unknown as Pick<IpcMainEvent, 'senderFrame'>
  it('is heard from our own page', () => expect(isOurPage(from('app://casebook/index.html'))).toBe(true))
  it.each([
    ['a page of the web', from('https://casebook/index.html')],
    ['another host of our scheme', from('app://elsewhere/index.html')],
    ['the page that stands there while it locks', from('app://locked/')],
    ['a file', from('file:///casebook/index.html')],
    ['a frame within our page', from('app://casebook/index.html', {})],
    ['a frame that is gone', { senderFrame: null }],
  ])('is refused from %s', (_name, event) => expect(isOurPage(event)).toBe(false))
})

describe('the content security policy', () => {
  const directives = new Map(
    contentSecurityPolicy('nonce')
      .split('; ')
      .map(each => [each.slice(0, each.indexOf(' ')), each.slice(each.indexOf(' ') + 1)]),
  )
  it.each([
    ['default-src', "'none'"],
    ['script-src', "'self'"],
    ['connect-src', "'none'"],
    ['frame-ancestors', "'none'"],
    ['base-uri', "'none'"],
    ['form-action', "'none'"],
    ['require-trusted-types-for', "'script'"],
  ])('has %s %s', (name, value) => expect(directives.get(name)).toBe(value))
  it('lets no inline or evaluated script run', () =>
    expect(contentSecurityPolicy('nonce')).not.toMatch(/unsafe/u))
})
