import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import path from 'node:path'

function forced(at: string): void {
  const handle = openSync(at, 'r+')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** Forces to disk what a folder's entries are called: without it a rename may be undone by a power cut. */
export function forceFolder(folder: string): void {
  if (process.platform === 'win32') return // NTFS writes names into its own journal; a folder cannot be opened
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** Forces a file that another wrote to disk, and its name. */
export function force(at: string): void {
  forced(at)
  forceFolder(path.dirname(at))
}

/** Writes the file as a whole or not at all, so that it is there after a power cut once this has returned. */
export function writeWhole(at: string, text: string): void {
  const beside = `${at}.new`
  const handle = openSync(beside, 'w', 0o600)
  try {
    writeSync(handle, text)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  move(beside, at)
}

/** Moves a file or folder within one file system. */
export function move(from: string, to: string): void {
  renameSync(from, to)
  forceFolder(path.dirname(to))
  if (path.dirname(from) !== path.dirname(to)) forceFolder(path.dirname(from))
}

/** Removes a file or folder, where there is one. */
export function remove(at: string): void {
  if (!existsSync(at)) return
  rmSync(at, { recursive: true, force: true })
  forceFolder(path.dirname(at))
}
