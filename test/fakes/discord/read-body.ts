// Reads a request's body: JSON, or multipart with `payload_json` and files, as bots send attachments.
import type { IncomingMessage } from 'node:http'
import { z } from 'zod'
import type { Attachment } from './wire.ts'
import type { World } from './world.ts'

const WithAttachments = z.looseObject({
  attachments: z
    .array(z.looseObject({ id: z.union([z.string(), z.number()]), description: z.string().nullish() }))
    .nullish(),
  data: z.unknown().optional(),
})

export async function readBody(
  request: IncomingMessage,
  world: World,
): Promise<{ body: unknown; files: Attachment[]; form?: ReadonlyMap<string, string> }> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk))
  const bytes = Buffer.concat(chunks)
  const type = request.headers['content-type'] ?? ''
  if (bytes.length === 0) return { body: undefined, files: [] }
  if (type.startsWith('application/x-www-form-urlencoded')) {
    const form = new Map(new URLSearchParams(bytes.toString()))
    return { body: Object.fromEntries(form), files: [], form }
  }
  if (!type.startsWith('multipart/')) return { body: parse(bytes.toString()), files: [] }
  const form = await new Response(bytes, { headers: { 'content-type': type } }).formData()
  const payload = form.get('payload_json')
  const body = parse(typeof payload === 'string' ? payload : '{}')
  const files: Attachment[] = []
  for (const [name, value] of form) {
    const at = /^files\[(\d+)\]$/.exec(name)?.[1]
    if (at === undefined || typeof value === 'string') continue
    const id = world.id()
    const path = `/files/${id}/${encodeURIComponent(value.name)}`
    world.files.set(path, { type: value.type, bytes: Buffer.from(await value.arrayBuffer()) })
    const description = describe(body, at)
    files.push({
      id,
      filename: value.name,
      ...(description ? { description } : {}),
      content_type: value.type,
      size: value.size,
      url: `${world.origin}${path}`,
      proxy_url: `${world.origin}${path}`,
    })
  }
  return { body, files }
}

/** The alternative text a bot gave to its n-th file, in a message or in an interaction's answer. */
function describe(body: unknown, at: string): string | null | undefined {
  const outer = WithAttachments.safeParse(body)
  if (!outer.success) return undefined
  const inner = WithAttachments.safeParse(outer.data.data)
  const all = [...(outer.data.attachments ?? []), ...(inner.success ? (inner.data.attachments ?? []) : [])]
  return all.find((one) => String(one.id) === at)?.description
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
