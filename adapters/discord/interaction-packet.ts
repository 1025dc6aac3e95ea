// What Discord sends when somebody uses a command, a button, a select or a form, as far as it is read here. A field that
// may be missing counts as missing where it is null or of another shape.
// https://docs.discord.com/developers/interactions/receiving-and-responding
import * as z from 'zod'
import { Attachment, DiscordMessage, DiscordUser } from './message-parts.ts'

const orMissing = <Schema extends z.ZodType>(schema: Schema) => schema.optional().catch(undefined)

const id = orMissing(z.string())

export const InteractionPacket = z.object({
  id: z.string(),
  token: z.string(),
  type: z.number(),
  data: z.unknown(),
  channel_id: id,
  channel: orMissing(z.object({ id: z.string(), type: z.number() })),
  context: orMissing(z.number()),
  guild_id: id,
  /** What the person's client is set to, en-US. */
  locale: orMissing(z.string().max(35)),
  member: orMissing(z.object({ user: DiscordUser, permissions: orMissing(z.string()) })),
  user: orMissing(DiscordUser),
  message: orMissing(z.object({ id: z.string(), channel_id: id, flags: orMissing(z.number()) })),
  app_permissions: orMissing(z.string()),
  authorizing_integration_owners: orMissing(z.record(z.string(), z.unknown())),
})
export type InteractionPacket = z.infer<typeof InteractionPacket>

export const OptionData = z.object({
  name: z.string(),
  type: z.number(),
  value: orMissing(z.union([z.string(), z.number(), z.boolean()])),
  focused: orMissing(z.boolean()),
  get options() {
    return z.array(OptionData).optional()
  },
})
export type OptionData = z.infer<typeof OptionData>

export const CommandData = z.object({
  name: z.string(),
  type: z.number(),
  options: orMissing(z.array(OptionData)),
  target_id: id,
  resolved: orMissing(
    z.object({
      messages: orMissing(z.record(z.string(), DiscordMessage)),
      users: orMissing(z.record(z.string(), DiscordUser)),
    }),
  ),
})
export type CommandData = z.infer<typeof CommandData>

export const ComponentData = z.object({ custom_id: z.string(), values: orMissing(z.array(z.string())) })

const ModalField = z.object({
  custom_id: z.string(),
  /** A single box to tick has a boolean. */
  value: z.union([z.string(), z.boolean()]).nullish(),
  values: z.array(z.string()).nullish(),
})
export type ModalField = z.infer<typeof ModalField>

export const ModalData = z.object({
  custom_id: z.string(),
  resolved: orMissing(z.object({ attachments: orMissing(z.record(z.string(), Attachment)) })),
  components: z.array(z.object({ component: ModalField.optional(), components: z.array(ModalField).optional() })),
})
export type ModalData = z.infer<typeof ModalData>
