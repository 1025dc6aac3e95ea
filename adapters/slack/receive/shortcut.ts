// Shortcuts: global ones, and those on a message, which take its text.
import { readSlackText } from '../incoming-text.ts'
import { messageWords } from '../message-words.ts'
import { globalShortcutShape, messageShortcutShape } from '../payloads.ts'
import { commandFromCallback } from '../register.ts'
import { type PayloadReceiver, presserHints } from './delivery.ts'

export const receiveGlobalShortcut: PayloadReceiver = async (
  { people, builder },
  { body, installation, acknowledge },
): Promise<void> => {
  const { user, callback_id: id, trigger_id: triggerId } = globalShortcutShape.parse(body)
  const command = commandFromCallback(id)
  if (command === null) return
  const [who, origin] = await Promise.all([
    people.lookUpIdentity(installation, user.id, presserHints(user)),
    builder.directOrigin(installation, user.id),
  ])
  const said = { kind: 'command', command, values: {} } as const
  await builder.submit(installation, who, origin, `shortcut:${triggerId}`, said, { triggerId, acknowledge })
}

export const receiveMessageShortcut: PayloadReceiver = async (
  { dispatcher, people, builder },
  { body, installation, acknowledge },
): Promise<void> => {
  const chosen = messageShortcutShape.parse(body)
  const name = commandFromCallback(chosen.callback_id)
  const takes = dispatcher.catalogue.findCommand(name ?? '')?.messageMenu
  if (name === null || !takes) return
  const { user, channel, message, trigger_id: triggerId } = chosen
  const names = builder.nameLookup(installation)
  const [who, { line }, author, isDirect] = await Promise.all([
    people.lookUpIdentity(installation, user.id, presserHints(user)),
    readSlackText(messageWords(message), names),
    message.user ? names.person(message.user) : undefined,
    builder.isOwnDirectChannel(installation, user.id, channel.id, channel.name),
  ])
  const link = permalink(chosen.team?.domain, channel.id, message.ts)
  const values = takes.values({ text: line, ...(link ? { link } : {}), ...(author ? { author } : {}) })
  await builder.submit(
    installation,
    who,
    { channelId: channel.id, kind: isDirect ? 'private' : 'shared', responseUrl: chosen.response_url },
    `shortcut:${triggerId}`,
    { kind: 'command', command: name, values },
    { triggerId, acknowledge },
  )
}

const permalink = (domain: string | undefined, channelId: string, ts: string): string | undefined =>
  domain && `https://${domain}.slack.com/archives/${channelId}/p${ts.replace('.', '')}`
