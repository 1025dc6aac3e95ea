// Slack's payloads, as far as they are used; other fields may change without notice.
import * as z from 'zod'

const text = z.string()
const user = z.looseObject({ id: text, name: text.optional(), username: text.optional(), team_id: text.optional() })
const channel = z.looseObject({ id: text, name: text.optional() })

export const commandShape = z.looseObject({
  command: text,
  text: text.default(''),
  user_id: text,
  user_name: text.optional(),
  channel_id: text,
  channel_name: text.optional(),
  trigger_id: text,
  response_url: text.optional(),
})

const option = z.looseObject({ value: text })

export const actionShape = z.looseObject({
  user,
  trigger_id: text,
  response_url: text.optional(),
  channel: channel.optional(),
  container: z
    .looseObject({
      type: text,
      message_ts: text.optional(),
      thread_ts: text.optional(),
      is_ephemeral: z.boolean().optional(),
    })
    .default({ type: '' }),
  view: z.looseObject({ type: text }).optional(),
  actions: z
    .array(
      z.looseObject({
        type: text,
        action_id: text,
        block_id: text,
        value: text.nullish(),
        selected_option: option.nullish(),
        selected_options: z.array(option).nullish(),
      }),
    )
    .min(1),
})
export type BlockAction = z.infer<typeof actionShape>['actions'][number]

export const suggestionShape = z.looseObject({
  user,
  action_id: text,
  value: text.default(''),
  view: z.looseObject({ private_metadata: text.optional() }).optional(),
})

export const submissionShape = z.looseObject({
  user,
  view: z.looseObject({
    id: text,
    hash: text.default(''),
    callback_id: text,
    private_metadata: text,
    state: z.looseObject({ values: z.record(text, z.unknown()) }).default({ values: {} }),
  }),
})

export const globalShortcutShape = z.looseObject({ user, callback_id: text, trigger_id: text })

/** What a message can have besides text; `messageWords` reads it and skips what it does not know. */
const messageParts = {
  blocks: z.array(z.unknown()).optional().catch(undefined),
  attachments: z.array(z.unknown()).optional().catch(undefined),
  files: z.array(z.unknown()).optional().catch(undefined),
}

export const messageShortcutShape = z.looseObject({
  user,
  callback_id: text,
  trigger_id: text,
  response_url: text.optional(),
  team: z.looseObject({ domain: text.optional() }).nullish(),
  channel,
  message: z.looseObject({
    ts: text,
    text: text.default(''),
    user: text.optional(),
    thread_ts: text.optional(),
    ...messageParts,
  }),
})

/** What a person looks at beside the agent view; unknown kinds of things are left out. */
const appContext = z
  .looseObject({
    entities: z
      .array(
        z.looseObject({
          type: text,
          value: z
            .union([z.looseObject({ channel_id: text, message_ts: text }), z.unknown().transform(() => null)])
            .nullish()
            .transform((value) => value ?? undefined),
        }),
      )
      .optional()
      .catch(undefined),
  })
  .optional()
  .catch(undefined)
export type AppContext = NonNullable<z.infer<typeof appContext>>

export const appContextEvent = z.looseObject({ user: text.optional(), channel: text.optional(), context: appContext })
export const assistantThreadEvent = z.looseObject({
  assistant_thread: z.looseObject({ user_id: text, channel_id: text, thread_ts: text }),
})

/** A message in events and histories. */
export const messageShape = z.looseObject({
  ts: text,
  text: text.default(''),
  user: text.optional(),
  bot_id: text.optional(),
  subtype: text.optional(),
  thread_ts: text.optional(),
  parent_user_id: text.optional(),
  ...messageParts,
})
export type MessagePayload = z.infer<typeof messageShape>

const inChannel = { channel: text, channel_type: text.optional() }

/**
 * Whether a message is in the bot's direct messages with one person. Some events come without `channel_type`, and those of
 * the App Home have one of their own; the ids of direct messages begin with a D.
 */
export const isDirectMessage = ({
  channel,
  channel_type: type,
}: {
  readonly channel: string
  readonly channel_type?: string | undefined
}): boolean => (type === undefined ? channel.startsWith('D') : type === 'im' || type === 'app_home')

export const eventShape = z.looseObject({ event_id: text, event: z.looseObject({ type: text }) })

export const messageEvent = messageShape.extend({
  ...inChannel,
  app_context: appContext,
  /** Of a reply that was also sent to the channel: the message above, instead of its author. */
  root: z.looseObject({ user: text.optional() }).optional().catch(undefined),
})
export const messageChangedEvent = z.looseObject({
  ...inChannel,
  subtype: z.literal('message_changed'),
  message: messageShape,
  previous_message: messageShape.optional(),
})
export const messageDeletedEvent = z.looseObject({
  ...inChannel,
  subtype: z.literal('message_deleted'),
  deleted_ts: text,
  previous_message: messageShape.optional(),
})
/** `reaction_added`, `reaction_removed`; `item_user` is absent where the author is no user. */
export const reactionEvent = z.looseObject({
  type: z.enum(['reaction_added', 'reaction_removed']),
  user: text,
  reaction: text,
  item_user: text.optional(),
  item: z.looseObject({ type: text, channel: text.optional(), ts: text.optional() }),
})
/** A workflow's step; an input that was left out or is of another type is absent. */
export const functionExecutedEvent = z.looseObject({
  function: z.looseObject({ callback_id: text }),
  inputs: z.looseObject({
    person: text.optional().catch(undefined),
    text: text.optional().catch(undefined),
    link: text.optional().catch(undefined),
  }),
  function_execution_id: text,
  bot_access_token: text.optional(),
})
export const homeOpenedEvent = z.looseObject({
  user: text,
  channel: text.optional(),
  tab: text.default('home'),
  context: appContext,
})
/** A profile, zone or language changed, or the account was deactivated; `team_join` has the same shape. */
export const userChangeEvent = z.looseObject({
  user: z.looseObject({
    id: text,
    team_id: text.optional().catch(undefined),
    enterprise_user: z
      .looseObject({ enterprise_id: text.optional(), teams: z.array(text).optional() })
      .optional()
      .catch(undefined),
    name: text.optional(),
    real_name: text.optional(),
    tz: text.optional().catch(undefined),
    locale: text.optional().catch(undefined),
    deleted: z.boolean().default(false),
    is_bot: z.boolean().default(false),
    profile: z
      .looseObject({
        real_name: text.optional().catch(undefined),
        email: text.optional().catch(undefined),
        image_192: text.optional().catch(undefined),
      })
      .optional(),
  }),
})
export const tokensRevokedEvent = z.looseObject({
  tokens: z.looseObject({ bot: z.array(text).optional(), oauth: z.array(text).optional() }).optional(),
})

/** Where a payload comes from; the organisation of an organisation-wide install. */
const sourceShape = z.looseObject({
  teamId: text.optional(),
  enterpriseId: text.optional(),
  isEnterpriseInstall: z.boolean().default(false),
})

export const readSourceSpace = (source: unknown): string => {
  const { teamId = '', enterpriseId, isEnterpriseInstall } = sourceShape.parse(source)
  return isEnterpriseInstall ? (enterpriseId ?? teamId) : teamId
}
