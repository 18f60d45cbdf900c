import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { writeIn } from '../fixtures/temporary-folder.ts'
import { createOwn, expect, test } from './fixtures.ts'
import { root } from '../tasks/run.ts'
import { standin } from '../standin/open-window.ts'

test('the page can run no foreign code, reach no network and open no other page', async ({ app, page }) => {
  await expect(page.getByRole('heading', { name: 'Casebook' })).toBeVisible()
  const tried = await page.evaluate(async () => {
    const violated: string[] = []
    document.addEventListener('securitypolicyviolation', event => violated.push(event.violatedDirective))
    const attempt = (work: () => unknown) => {
      try {
        work()
        return 'done'
      } catch (error) {
        return (error as Error).name
      }
    }
    const markup = attempt(() => {
      document.createElement('div').innerHTML = '<img src=x onerror="window.evil = 1">'
    })
    // Later, because what the test itself evaluates is let through.
    const code = await new Promise(resolve => {
      setTimeout(() => resolve(attempt(() => new Function('return 1')())))
    })
    attempt(() => {
      const script = document.createElement('script')
      script.textContent = 'window.evil = 1'
      document.head.append(script)
    })
    const asked = await globalThis.fetch('https://example.invalid/').then(
      () => 'answered',
      () => 'refused',
    )
    await new Promise(resolve => {
      setTimeout(resolve, 100)
    })
    window.open('https://example.invalid/')
    return {
      markup,
      code,
      asked,
      evil: 'evil' in window,
      violated,
      node: 'require' in window || 'process' in window,
      frozen: Object.isFrozen(window.casebook),
    }
  })
  expect(tried).toMatchObject({
    markup: 'TypeError',
    asked: 'refused',
    evil: false,
    node: false,
    frozen: true,
  })
  expect(tried.code).not.toBe('done')
  expect(tried.violated).toContain('connect-src')

  const address = page.url()
  await page.evaluate(() => {
    window.location.href = 'https://example.invalid/'
  })
  await page.waitForTimeout(300)
  expect(page.url()).toBe(address)
  await expect.poll(() => app.app.windows().length).toBe(1)
  app.log.length = 0 // the refusals above were asked for
})

test('a page taken over by hostile code reads and writes no file that nobody chose', async ({
  own: page,
  folder,
}) => {
  const mine = writeIn(folder, 'mine.json', '{"resourceType":"Patient","id":"one"}')
  const made = path.join(folder, 'made-up.backup')
  const codes = await page.evaluate(
    async ({ read, write }) => {
      const ports = new Map<string, MessagePort>()
      const given = new Promise<void>(resolve => {
        window.addEventListener('message', ({ data, ports: [port] }: MessageEvent<{ contract: string }>) => {
          if (port) ports.set(data.contract, port)
          if (['vault', 'intake', 'safekeeping', 'exchange'].every(each => ports.has(each))) resolve()
        })
      })
      window.casebook.requestPorts()
      await given
      const call = (contract: string, method: string, input: unknown) =>
        new Promise<string>(resolve => {
          const port = ports.get(contract)!
          port.addEventListener(
            'message',
            ({ data }: MessageEvent<{ kind: string; fault?: { code: string } }>) =>
              resolve(data.fault?.code ?? data.kind),
            { once: true },
          )
          port.start()
          port.postMessage({ kind: 'call', id: 1, method, input })
        })
      return [
        await call('intake', 'start', { requestId: 'request-1', paths: [read] }),
        await call('vault', 'backup', { path: write }),
        await call('safekeeping', 'chooseFolder', { folder: write }),
        await call('exchange', 'pack', { path: write }),
        String(await window.casebook.takeDropped(new File(['words'], read))),
        (await window.casebook.choose(`${read}` as 'files')).length,
      ]
    },
    { read: mine, write: made },
  )
  expect(codes).toEqual(['refused', 'refused', 'refused', 'refused', 'undefined', 0])
  expect(existsSync(made)).toBe(false)
})

test('every permission a page could ask for is refused', async ({ page }) => {
  await expect(page.getByRole('heading', { name: 'Casebook' })).toBeVisible()
  const states = await page.evaluate(() =>
    Promise.all(
      (['geolocation', 'notifications', 'camera', 'microphone', 'midi'] as PermissionName[]).map(
        async name => (await navigator.permissions.query({ name })).state,
      ),
    ),
  )
  expect(states).toEqual(['denied', 'denied', 'denied', 'denied', 'denied'])
})

test('the menu offers no developer tools', async ({ app, page }) => {
  await expect(page.getByRole('heading', { name: 'Casebook' })).toBeVisible()
  const menu = await app.app.evaluate(({ Menu }) => JSON.stringify(Menu.getApplicationMenu()))
  expect(menu).toContain('zoomIn')
  expect(menu).not.toMatch(/devtools|reload/iu)
})

test('the casebook locks when the screen does', async ({ app, page }) => {
  await expect(page.getByRole('heading', { name: 'Casebook' })).toBeVisible()
  await createOwn(page)
  await app.app.evaluate(({ powerMonitor }) => {
    powerMonitor.emit('lock-screen')
  })
  await expect(page.getByRole('button', { name: 'Unlock' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Intake' })).toBeHidden()
})

test('a second start over the same user gives way to the window that is open', async ({ app, page }) => {
  await expect(page.getByRole('heading', { name: 'Casebook' })).toBeVisible()
  const userData = await app.app.evaluate(({ app: electron }) => electron.getPath('userData'))
  const focused = app.app.evaluate(
    ({ BrowserWindow }) =>
      new Promise<string>(resolve => {
        BrowserWindow.getAllWindows()[0]!.once('focus', () => resolve('focused'))
      }),
  )
  const second = spawn(standin, [root, `--user-data-dir=${userData}`], {
    stdio: 'ignore',
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], CASEBOOK_HEADLESS: '1' },
  })
  const [code] = (await once(second, 'exit')) as [number]
  expect(code).toBe(0)
  expect(await focused).toBe('focused')
})
