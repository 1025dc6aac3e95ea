// The slash command.
import { readSlackText } from '../incoming-text.ts'
import { commandShape } from '../payloads.ts'
import { IDENTITY_TIMEOUT_MS, type PayloadReceiver } from './delivery.ts'

export const receiveCommand: PayloadReceiver = async (
  { people, builder },
  { body, installation, acknowledge },
): Promise<void> => {
  const command = commandShape.parse(body)
  const userId = command.user_id
  const [who, { line, mentions }, isDirect] = await Promise.all([
    people.lookUpIdentity(installation, userId, { handle: command.user_name, withinMs: IDENTITY_TIMEOUT_MS }),
    readSlackText(command.text, builder.nameLookup(installation)),
    builder.isOwnDirectChannel(installation, userId, command.channel_id, command.channel_name),
  ])
  await builder.submit(
    installation,
    who,
    { channelId: command.channel_id, kind: isDirect ? 'private' : 'shared', responseUrl: command.response_url },
    `command:${command.trigger_id}`,
    { kind: 'typed', line },
    // A quick answer is the acknowledgement itself: one request less.
    { triggerId: command.trigger_id, mentions, acknowledge, reply: acknowledge },
  )
}
