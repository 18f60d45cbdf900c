import { z } from 'zod'

// The page may not make code from text, so schemas are interpreted instead of compiled.
z.config({ jitless: true })

interface TrustedTypes {
  createPolicy(name: string, rules: { createHTML(text: string): string }): unknown
}

// Mantine fills its own style elements through innerHTML. Text without a "<" can become no element: that
// alone is let through.
;(window as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy('default', {
  createHTML: text => {
    if (text.includes('<')) throw new TypeError('Markup from text is refused.')
    return text
  },
})
