// The file of a message: its name, its size, and how it is loaded with the bot's token (`files:read`).
import * as z from 'zod'
import { loadFile } from '../../src/chat/load-file.ts'
import type { RequestFile } from '../../src/chat/request.ts'
import type { SlackInstallation } from '../../src/contracts/installation.ts'

/** Source: https://docs.slack.dev/reference/objects/file-object */
const fileShape = z.looseObject({
  name: z.string().nullish(),
  title: z.string().nullish(),
  filetype: z.string().nullish(),
  size: z.number(),
  url_private_download: z.string().nullish(),
  url_private: z.string().nullish(),
})

/** Reads the first file of a message; undefined where it has none that Slack keeps. */
export type FileReader = (
  installation: SlackInstallation,
  files: readonly unknown[] | undefined,
) => RequestFile | undefined

/** @param apiUrl whose origin may give files too: a proxy, or a fake */
export function createFileReader(apiUrl: string): FileReader {
  const origins = [new URL(apiUrl).origin]
  return ({ botToken }, files = []) => {
    const [first] = files
    const { data: file } = fileShape.safeParse(first)
    const url = file?.url_private_download ?? file?.url_private
    if (!file || !url) return undefined
    const { size } = file
    const headers = { authorization: `Bearer ${botToken}` }
    return { name: fileName(file), size, load: () => loadFile({ url, hosts: HOSTS, origins, headers, size }) }
  }
}

const HOSTS = ['files.slack.com', 'files-origin.slack.com', '.slack-files.com'] as const

/** A snippet that was pasted is named by its title alone; what it is stands in `filetype`. */
function fileName({ name, title, filetype }: z.infer<typeof fileShape>): string {
  const given = name || title || 'file'
  const extension = EXTENSIONS[filetype ?? '']
  return extension === undefined || /\.[a-z]{2,8}$/i.test(given) ? given : `${given}.${extension}`
}

const EXTENSIONS: Readonly<Record<string, string>> = {
  text: 'txt',
  csv: 'csv',
  javascript: 'json',
  json: 'json',
  markdown: 'md',
  org: 'org',
}
