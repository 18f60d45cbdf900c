import './strict-page.ts'
import '@fontsource-variable/inter'
import '@mantine/core/styles.css'
import './app.css'
import { createTheme, MantineProvider, type CSSVariablesResolver } from '@mantine/core'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { bridge, connectServices } from './services.ts'
import { useApp } from './state.ts'

const theme = createTheme({ fontFamily: '"Inter Variable", system-ui, sans-serif', primaryColor: 'blue', primaryShade: { light: 9, dark: 8 }, defaultRadius: 'sm', components: { Alert: { styles: { title: { color: 'var(--mantine-color-text)' } } } } })
/** Quiet text still has to be read by tired eyes on a dim screen: at least 4.5 to 1 against its ground (WCAG 1.4.3). */
const readable: CSSVariablesResolver = () => ({
  variables: {},
  light: { '--mantine-color-dimmed': '#4b555f', '--mantine-color-teal-text': '#056b4a', '--mantine-color-red-text': '#b31b1b', '--mantine-color-placeholder': '#626d78', '--mantine-color-error': '#b31b1b' },
  dark: { '--mantine-color-dimmed': '#b4bcc4' },
})
const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''

bridge.onServices(states => useApp.getState().setServices(states))
bridge.onLocked(() => useApp.getState().setVault('locked'))
connectServices()
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <MantineProvider theme={theme} defaultColorScheme="auto" getStyleNonce={() => nonce} cssVariablesResolver={readable}><App /></MantineProvider>
  </StrictMode>,
)
