import { randomBytes } from 'node:crypto'
import type { PageFile } from './page-files.ts'

/** Host of the page that stands there while the casebook locks. Another site than the page's: another process. */
export const COVER_HOST = 'locked'

/** What stands behind everything, as `renderer/app/app.css` has it: a window that is drawn anew does not flash. */
export const ground = { light: '#ffffff', dark: '#242424' } as const

/** An empty page in the colour of the ground. It runs nothing and asks for nothing. */
export function coverPage(): PageFile {
  const nonce = randomBytes(16).toString('base64url')
  const dark = `@media(prefers-color-scheme:dark){html{background:${ground.dark}}}`
  return {
    status: 200,
    headers: {
      'content-security-policy': `default-src 'none'; style-src 'nonce-${nonce}'; frame-ancestors 'none'`,
      'x-content-type-options': 'nosniff',
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
    },
    body: Buffer.from(
      '<!doctype html><meta charset="utf-8"><title>Casebook</title>' +
        `<style nonce="${nonce}">html{background:${ground.light}}${dark}</style>`,
    ),
  }
}
