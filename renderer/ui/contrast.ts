const KEPT_AS = 'casebook-contrast'

/** Whether the person asked for black and white instead of greys; where nothing was said, whether the system did. */
export function wantsContrast(): boolean {
  const chosen = localStorage.getItem(KEPT_AS)
  return chosen === null ? window.matchMedia('(prefers-contrast: more)').matches : chosen === 'high'
}

export function setContrast(high: boolean): void {
  localStorage.setItem(KEPT_AS, high ? 'high' : 'usual')
  showContrast()
}

/** Tells the page; called once before it is drawn. */
export function showContrast(): void {
  document.documentElement.dataset['contrast'] = wantsContrast() ? 'high' : 'usual'
}
