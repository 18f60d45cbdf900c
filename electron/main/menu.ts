import type { MenuItemConstructorOptions } from 'electron'
import { words } from './words.ts'

/**
 * What the menu offers: the lock, editing, the size of the page, the window. No reload and no developer tools, which
 * Electron's own menu has.
 */
export const applicationMenu = (
  platform: NodeJS.Platform,
  lock: () => void,
): MenuItemConstructorOptions[] => [
  ...(platform === 'darwin' ? [{ role: 'appMenu' as const }] : []),
  {
    label: words('menu.file'),
    submenu: [
      { id: 'lock', label: words('menu.lock'), accelerator: 'CmdOrCtrl+L', click: lock },
      ...(platform === 'darwin' ? [] : [{ role: 'quit' as const }]),
    ],
  },
  { role: 'editMenu' },
  {
    label: words('menu.view'),
    submenu: [
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      { type: 'separator' },
      { role: 'togglefullscreen' },
    ],
  },
  { role: 'windowMenu' },
]
