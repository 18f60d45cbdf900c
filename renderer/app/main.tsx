import './strict-page.ts'
import '@fontsource-variable/inter'
import '@mantine/core/styles.css'
import './app.css'
import { createTheme, MantineProvider } from '@mantine/core'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { bridge, connectServices } from './services.ts'
import { useApp } from './state.ts'

const theme = createTheme({ fontFamily: '"Inter Variable", system-ui, sans-serif', primaryColor: 'blue', primaryShade: { light: 7, dark: 5 }, defaultRadius: 'sm' })
const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''

bridge.onServices(states => useApp.getState().setServices(states))
connectServices()
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <MantineProvider theme={theme} defaultColorScheme="auto" getStyleNonce={() => nonce}><App /></MantineProvider>
  </StrictMode>,
)
