import { expect, test } from './fixtures.ts'

test('the page can run no foreign code, reach no network and open no other page', async ({ app, page }) => {
  await expect(page.getByRole('heading', { name: 'Casebook' })).toBeVisible()
  const tried = await page.evaluate(async () => {
    const violated: string[] = []
    document.addEventListener('securitypolicyviolation', event => violated.push(event.violatedDirective))
    const attempt = (work: () => unknown) => { try { work(); return 'done' } catch (error) { return (error as Error).name } }
    const markup = attempt(() => { document.createElement('div').innerHTML = '<img src=x onerror="window.evil = 1">' })
    // Later, because what the test itself evaluates is let through.
    const code = await new Promise(resolve => { setTimeout(() => resolve(attempt(() => new Function('return 1')()))) })
    attempt(() => { const script = document.createElement('script'); script.textContent = 'window.evil = 1'; document.head.append(script) })
    const asked = await globalThis.fetch('https://example.invalid/').then(() => 'answered', () => 'refused')
    await new Promise(resolve => { setTimeout(resolve, 100) })
    return { markup, code, asked, evil: 'evil' in window, violated, node: 'require' in window || 'process' in window, frozen: Object.isFrozen(window.casebook), popup: window.open('https://example.invalid/') === null }
  })
  expect(tried).toMatchObject({ markup: 'TypeError', asked: 'refused', evil: false, node: false, frozen: true })
  expect(tried.code).not.toBe('done')
  expect(tried.violated).toContain('connect-src')
  await page.waitForTimeout(200)
  expect(page.context().pages()).toHaveLength(1)
  app.log.length = 0 // the refusals above were asked for
})
