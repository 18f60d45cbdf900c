import './strict-page.ts'
import '@fontsource-variable/inter'
import '@mantine/core/styles.css'
import './app.css'
import { MantineProvider } from '@mantine/core'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { bridge } from '../client/bridge.ts'
import { figureFiles } from '../client/figure-files.ts'
import { beginKeeping, keepAllNow } from '../client/draft-keeping.ts'
import { followCaret } from '../client/kept-caret.ts'
import { hideNow } from '../client/lock.ts'
import { connectServices } from '../client/services.ts'
import { useSession } from '../client/session.ts'
import { FigureFilesContext } from '../figures/figure-files.ts'
import { App } from './App.tsx'
import { showContrast } from '../ui/contrast.ts'
import { showLanguage } from '../ui/words.ts'
import { readable, theme } from './theme.ts'

const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''

bridge.onServices(states => useSession.getState().setServices(states))
bridge.onLocked(hideNow)
followCaret()
bridge.onClosing(keepAllNow)
connectServices()
beginKeeping()
showContrast()
showLanguage()
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
