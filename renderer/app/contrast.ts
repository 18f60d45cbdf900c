const KEPT_AS = 'casebook-contrast'

/** Whether the person asked for black and white instead of greys; where nothing was said, the system's own wish counts (app.css). */
export const wantsContrast = (): boolean => localStorage.getItem(KEPT_AS) === 'high'

export function setContrast(high: boolean): void {
  localStorage.setItem(KEPT_AS, high ? 'high' : 'usual')
  showContrast()
}

/** Tells the page; called once before it is drawn. */
export function showContrast(): void {
  document.documentElement.dataset['contrast'] = wantsContrast() ? 'high' : 'usual'
}
