// Finds the kinds of nudges: one file each. Adding a file adds the kind.
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { NudgeKind } from './nudge.ts'

/** By kind. */
export type Kinds = ReadonlyMap<string, NudgeKind>

/** Files beside the kinds that are none. */
const OTHERS = new Set(['nudge', 'load', 'tick', 'sender', 'settle', 'resolve', 'address', 'bundle', 'deliver', 'page'])

/** @throws Error where a file's kind is not named after it */
export async function loadKinds(folder = import.meta.dirname): Promise<Kinds> {
  const files = (await readdir(folder)).filter((file) => /^[a-z-]+\.(ts|js)$/.test(file)).toSorted()
  const kinds = await Promise.all(
    files
      .map((file) => ({ file, name: file.replace(/\.[tj]s$/, '') }))
      .filter(({ name }) => !OTHERS.has(name))
      .map(async ({ file, name }) => {
        const path = join(folder, file)
        const loaded: { default: NudgeKind } = await import(pathToFileURL(path).href)
        if (loaded.default.kind !== name) throw new Error(`nudges/${file} declares the kind “${loaded.default.kind}”`)
        return loaded.default
      }),
  )
  return new Map(kinds.map((kind) => [kind.kind, kind]))
}
