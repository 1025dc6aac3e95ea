// Which Proxy this is, by its manifest.
import { readFileSync } from 'node:fs'
import * as z from 'zod'

/** Beside `dist`, in a clone and in a package; as deep in it as this file, wherever the bundler puts it. */
const MANIFEST = new URL('../../../package.json', import.meta.url)

const manifest = z.object({ version: z.string() })

/** The version of the built program. */
export const readVersion = (): string => manifest.parse(JSON.parse(readFileSync(MANIFEST, 'utf8'))).version
