import type { MenuItemConstructorOptions } from 'electron'

/** What the menu offers: editing, the size of the page, the window. No reload and no developer tools, which Electron's own menu has. */
export const applicationMenu = (platform: NodeJS.Platform): MenuItemConstructorOptions[] => [
  ...(platform === 'darwin'
    ? [{ role: 'appMenu' as const }]
    : [{ label: '&File', submenu: [{ role: 'quit' as const }] }]),
  { role: 'editMenu' },
  {
    label: '&View',
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
