import { EventEmitter } from 'node:events'
import { chromium } from './chromium.ts'

type Handler = (request: Request) => Response | Promise<Response>
type BeforeRequest = (
  details: Electron.OnBeforeRequestListenerDetails,
  answer: (response: Electron.CallbackResponse) => void,
) => void

const schemes = new Set<string>()
const handlers = new Map<string, Handler>()
/**
 * Chromium knows no scheme of ours: app://host/path is shown as https://host-app.invalid/path. Nothing ever resolves
 * under .invalid (RFC 6761), and each host is a site of its own, with a process of its own, as in Electron.
 */
export const toShown = (url: string): string =>
  url.replace(/^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)/iu, (all, scheme: string, host: string) =>
    schemes.has(scheme) ? `https://${host}-${scheme}.invalid` : all,
  )
const fromShown = (url: string): string =>
  url.replace(
    /^https:\/\/([^/?#]*)-([a-z][a-z0-9+]*)\.invalid(?=[/?#]|$)/iu,
    (all, host: string, scheme: string) => (schemes.has(scheme) ? `${scheme}://${host}` : all),
  )
export { fromShown }

export const protocol = {
  registerSchemesAsPrivileged: (list: Electron.CustomScheme[]) => {
    for (const { scheme } of list) schemes.add(scheme)
  },
  handle: (scheme: string, handler: Handler) => {
    handlers.set(scheme, handler)
  },
} satisfies Pick<Electron.Protocol, 'registerSchemesAsPrivileged' | 'handle'>

let beforeRequest: BeforeRequest | undefined
/** Chromium's names of what Electron asks its permission handlers about. */
const permissions = {
  'geolocation': 'geolocation',
  'notifications': 'notifications',
  'camera': 'media',
  'microphone': 'media',
  'midi': 'midi',
  'clipboard-read': 'clipboard-read',
  'idle-detection': 'idle-detection',
  'storage-access': 'storage-access',
} as const

export const session = {
  defaultSession: Object.assign(new EventEmitter(), {
    setPermissionRequestHandler: (
      handler: Parameters<Electron.Session['setPermissionRequestHandler']>[0],
    ) => {
      for (const [name, asked] of Object.entries(permissions)) {
        handler?.(
          {} as Electron.WebContents,
          asked,
          granted => permit(name, granted),
          {} as Electron.PermissionRequest,
        )
      }
    },
    setPermissionCheckHandler: (handler: Parameters<Electron.Session['setPermissionCheckHandler']>[0]) => {
      for (const [name, asked] of Object.entries(permissions)) {
        // The check handler knows fewer names than the request handler; those both know are asked.
        if (asked !== 'storage-access')
          permit(
            name,
            handler?.(null, asked, '', {} as Electron.PermissionCheckHandlerHandlerDetails) ?? true,
          )
      }
    },
    setDevicePermissionHandler: () => undefined, // headless Chromium shows a page no device
    webRequest: {
      onBeforeRequest: (listener: BeforeRequest) => {
        beforeRequest = listener
      },
    },
  }) satisfies Pick<
    Electron.Session,
    'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'
  >,
}

function permit(name: string, granted: boolean): void {
  chromium()
    .send('Browser.setPermission', { permission: { name }, setting: granted ? 'granted' : 'denied' })
    .catch(() => undefined) // a name this Chromium does not know
}

/** A request some page makes, as Chromium's Fetch domain tells it. */
export interface PausedRequest {
  requestId: string
  frameId: string
  resourceType: string
  request: { url: string; method: string; headers: Record<string, string> }
}

/** Answers a request with the handler of its scheme, if the app's own filter lets it pass. Nothing else is answered. */
export async function answerRequest({ requestId, resourceType, request }: PausedRequest): Promise<void> {
  const url = fromShown(request.url)
  const cancelled =
    beforeRequest &&
    (await new Promise<boolean>(resolve => {
      beforeRequest?.(
        {
          url,
          method: request.method,
          resourceType: resourceType.toLowerCase(),
        } as Electron.OnBeforeRequestListenerDetails,
        response => resolve(response.cancel === true),
      )
    }))
  const handler = handlers.get(url.split(':')[0]!)
  if (cancelled || !handler) return refuseRequest(requestId, 'BlockedByClient')
  const response = await handler(new Request(url, { method: request.method, headers: request.headers }))
  await chromium().send('Fetch.fulfillRequest', {
    requestId,
    responseCode: response.status,
    responseHeaders: [...response.headers].map(([name, value]) => ({ name, value })),
    body: Buffer.from(await response.arrayBuffer()).toString('base64'),
  })
}

export async function refuseRequest(
  requestId: string,
  errorReason: 'BlockedByClient' | 'Aborted',
): Promise<void> {
  await chromium().send('Fetch.failRequest', { requestId, errorReason })
}
