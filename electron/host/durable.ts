import {
  closeSync,
  existsSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmdirSync,
  unlinkSync,
  writeSync,
} from 'node:fs'
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

/** Makes a folder, and those it lies in, where it is not there yet. */
export function makeFolder(at: string): void {
  if (existsSync(at)) return
  makeFolder(path.dirname(at))
  mkdirSync(at, { mode: 0o700 })
  forceFolder(path.dirname(at))
}

/** Moves a file or folder within one file system. */
export function move(from: string, to: string): void {
  renameSync(from, to)
  forceFolder(path.dirname(to))
  if (path.dirname(from) !== path.dirname(to)) forceFolder(path.dirname(from))
}

function removeAll(at: string): void {
  if (!lstatSync(at).isDirectory()) {
    unlinkSync(at)
    return
  }
  for (const name of readdirSync(at)) removeAll(path.join(at, name))
  rmdirSync(at)
}

/**
 * Removes a file or folder, where there is one. Not by `rmSync`, which takes a disk that refuses for one that did as it
 * was told.
 */
export function remove(at: string): void {
  if (lstatSync(at, { throwIfNoEntry: false }) === undefined) return
  removeAll(at)
  forceFolder(path.dirname(at))
}

/** Removes what nobody was promised, as far as the disk lets it: whoever comes next tries again. */
export function removeIfPossible(at: string): void {
  try {
    remove(at)
  } catch {
    /* it is called so that the next one knows it for what it is */
  }
}
