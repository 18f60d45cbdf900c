import './strict-page.ts'
import '@fontsource-variable/inter'
import '@mantine/core/styles.css'
import './app.css'
import { MantineProvider } from '@mantine/core'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { FigureFilesContext } from '../charts/figure-files.ts'
import { App } from './App.tsx'
import { figureFiles } from './figure-files.ts'
import { showContrast } from './contrast.ts'
import { bridge, connectServices } from './services.ts'
import { useApp } from './state.ts'
import { readable, theme } from './theme.ts'

const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''

bridge.onServices(states => useApp.getState().setServices(states))
bridge.onLocked(() => useApp.getState().setVault('locked'))
connectServices()
showContrast()
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      getStyleNonce={() => nonce}
      cssVariablesResolver={readable}
    >
      <FigureFilesContext value={figureFiles}>
        <App />
      </FigureFilesContext>
    </MantineProvider>
  </StrictMode>,
)
