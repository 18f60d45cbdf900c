import type { CasebookBridge } from '../../shared/bridge.ts'

declare global {
  interface Window {
    readonly casebook: CasebookBridge
  }
}

/** What the preload hands to the page. Nothing else in the page touches `window.casebook`. */
export const bridge = window.casebook
