import { readFile } from 'node:fs/promises'
import { randomBytes } from 'node:crypto'
import path from 'node:path'

/** Host of the page under the app:// scheme. */
export const PAGE_HOST = 'casebook'

/**
 * What the page may do: run and show what came with the program, and speak to nobody. Styles that Mantine makes carry
 * the nonce of this load; the one Trusted Types policy lets no markup through (renderer/app/strict-page.ts).
 */
export const contentSecurityPolicy = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types default',
  ].join('; ')

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
}

export interface PageFile {
  readonly status: number
  readonly headers: Record<string, string>
  readonly body: Buffer
}

/** A file of the built page with the headers it is served under. Nothing outside `root` can be named. */
export async function pageFile(root: string, pathname: string): Promise<PageFile> {
  const file = path.join(
    root,
    path.normalize(decodeURIComponent(pathname === '/' ? '/index.html' : pathname)),
  )
  const nonce = randomBytes(16).toString('base64url')
  const headers = {
    'content-security-policy': contentSecurityPolicy(nonce),
    'x-content-type-options': 'nosniff',
    'cross-origin-opener-policy': 'same-origin',
    'content-type': types[path.extname(file)] ?? 'application/octet-stream',
    'cache-control': 'no-store',
  }
  const missing: PageFile = {
    status: 404,
    headers: { ...headers, 'content-type': 'text/plain' },
    body: Buffer.from('Not found'),
  }
  if (!file.startsWith(root + path.sep)) return missing
  try {
    const body = await readFile(file)
    return {
      status: 200,
      headers,
      body:
        path.extname(file) === '.html'
          ? Buffer.from(body.toString('utf8').replace('{{nonce}}', nonce))
          : body,
    }
  } catch {
    return missing // whatever the reason, the page learns only that it is not there
  }
}
