// Replaces ids of channels and roles in a text by names: `<#1>` as `#general`, `<@&1>` as `@cooks`.
import type { RawValues, Request, RequestInput } from '../../src/chat/request.ts'
import { withTimeout } from '../../src/chat/run/with-timeout.ts'
import type { DiscordApi } from './api.ts'

/** Milliseconds allowed for look-ups: an interaction has to be acknowledged within three seconds. */
const LOOK_UP_TIMEOUT_MS = 1000

/**
 * The request with names in place of ids. An id stays if its name does not arrive in time or the bot may not see it.
 */
export async function resolveNames(request: Request, api: DiscordApi): Promise<Request> {
  const texts = inputTexts(request.input)
  const channelIds = idsIn(texts, CHANNEL)
  const roleIds = idsIn(texts, ROLE)
  if (channelIds.length === 0 && roleIds.length === 0) return request
  const { serverId } = request.where
  const names = new Map<string, string>()
  const lookUps = [
    ...channelIds.map(async (id) => {
      const name = await api.fetchChannelName(id)
      if (name !== null) names.set(`<#${id}>`, `#${name}`)
    }),
    ...(serverId === undefined || roleIds.length === 0
      ? []
      : [
          api.fetchRoleNames(serverId).then((roles) => {
            for (const [id, name] of roles) names.set(`<@&${id}>`, `@${name.replace(/^@/, '')}`)
          }),
        ]),
  ]
  await withTimeout(LOOK_UP_TIMEOUT_MS, Promise.allSettled(lookUps))
  const replace = (text: string): string => text.replaceAll(REFERENCE, (whole) => names.get(whole) ?? whole)
  return { ...request, input: mapInput(request.input, replace) }
}

const CHANNEL = /<#(\d{15,20})>/g
const ROLE = /<@&(\d{15,20})>/g
const REFERENCE = /<(?:#|@&)\d+>/g

/** The largest number of look-ups for one text. */
const MAX_LOOK_UPS = 5

const idsIn = (texts: readonly string[], pattern: RegExp): string[] =>
  [...new Set(texts.flatMap((text) => [...text.matchAll(pattern)].map(([, id = '']) => id)))].slice(0, MAX_LOOK_UPS)

function inputTexts(input: RequestInput): readonly string[] {
  if (input.kind === 'pressed') return []
  return input.kind === 'command' ? Object.values(input.values) : [input.line]
}

function mapInput(input: RequestInput, replace: (text: string) => string): RequestInput {
  if (input.kind === 'pressed') return input
  if (input.kind !== 'command') return { ...input, line: replace(input.line) }
  const values: RawValues = Object.fromEntries(
    Object.entries(input.values).map(([name, value]) => [name, replace(value)]),
  )
  return { ...input, values }
}
