// Settings may stand in a file `.env` in the folder that Proxy is started in, as in `.env.example`.
import { join } from 'node:path'
import { UserError } from '../user-error.ts'

/**
 * Reads `.env` into `process.env`, where there is one. What is set already stays as it is.
 * @throws UserError the file can't be read
 */
export function loadEnvFile(folder: string = process.cwd()): void {
  const file = join(folder, '.env')
  try {
    process.loadEnvFile(file)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    // A folder of that name is a Python environment, and not ours.
    if (code === 'ENOENT' || code === 'EISDIR' || code === 'ENOTDIR') return
    throw new UserError(
      `The settings in ${file} can't be read (${code || error}). Give the file to the user that Proxy runs as.`,
    )
  }
}
