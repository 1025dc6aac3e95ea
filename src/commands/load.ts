// Finds the commands: one file each, `<noun>/<verb>.ts`. Adding a file adds the command, everywhere.
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { AnyCommand } from '../chat/command.ts'
import type { Me } from '../services/me.ts'

/** @throws Error where a file's command is not named after its path. */
export async function loadCommands(folder = import.meta.dirname): Promise<AnyCommand<Me>[]> {
  const nouns = (await readdir(folder, { withFileTypes: true })).filter(
    (entry) => entry.isDirectory() && entry.name !== 'options',
  )
  const loaded = await Promise.all(
    nouns.toSorted((a, b) => a.name.localeCompare(b.name)).map(({ name }) => loadNoun(folder, name)),
  )
  return loaded.flat()
}

async function loadNoun(folder: string, noun: string): Promise<AnyCommand<Me>[]> {
  const files = (await readdir(join(folder, noun))).filter((file) => /^[a-z-]+\.(ts|js)$/.test(file)).toSorted()
  return Promise.all(
    files.map(async (file) => {
      const path = join(folder, noun, file)
      const loaded: { default: AnyCommand<Me> } = await import(pathToFileURL(path).href)
      const name = `${noun} ${file.replace(/\.[tj]s$/, '')}`
      if (loaded.default.name !== name) throw new Error(`${noun}/${file} declares the command “${loaded.default.name}”`)
      return loaded.default
    }),
  )
}
