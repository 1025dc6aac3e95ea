// What Discord sends when somebody uses a command, a button, a select or a form, as far as it is read here.
// https://docs.discord.com/developers/interactions/receiving-and-responding
import * as z from 'zod'
import { Attachment, DiscordMessage, DiscordUser } from './incoming-message.ts'

export const InteractionPacket = z.object({
  id: z.string(),
  token: z.string(),
  type: z.number(),
  data: z.unknown(),
  channel_id: z.string().optional(),
  channel: z.object({ id: z.string(), type: z.number() }).optional(),
  context: z.number().optional(),
  guild_id: z.string().optional(),
  /** What the person's client is set to, en-US. */
  locale: z.string().max(35).optional().catch(undefined),
  member: z.object({ user: DiscordUser, permissions: z.string().optional() }).optional(),
  user: DiscordUser.optional(),
  message: z.object({ id: z.string(), channel_id: z.string().optional(), flags: z.number().optional() }).optional(),
  app_permissions: z.string().optional(),
  authorizing_integration_owners: z.record(z.string(), z.unknown()).optional(),
})
export type InteractionPacket = z.infer<typeof InteractionPacket>

export const OptionData = z.object({
  name: z.string(),
  type: z.number(),
  value: z.union([z.string(), z.number(), z.boolean()]).optional(),
  focused: z.boolean().optional(),
  get options() {
    return z.array(OptionData).optional()
  },
})
export type OptionData = z.infer<typeof OptionData>

export const CommandData = z.object({
  name: z.string(),
  type: z.number(),
  options: z.array(OptionData).optional(),
  target_id: z.string().optional(),
  resolved: z
    .object({
      messages: z.record(z.string(), DiscordMessage).optional(),
      users: z.record(z.string(), DiscordUser).optional(),
    })
    .optional(),
})
export type CommandData = z.infer<typeof CommandData>

export const ComponentData = z.object({ custom_id: z.string(), values: z.array(z.string()).optional() })

const ModalField = z.object({
  custom_id: z.string(),
  /** A single box to tick has a boolean. */
  value: z.union([z.string(), z.boolean()]).nullish(),
  values: z.array(z.string()).nullish(),
})
export type ModalField = z.infer<typeof ModalField>

export const ModalData = z.object({
  custom_id: z.string(),
  resolved: z
    .object({ attachments: z.record(z.string(), Attachment).optional().catch(undefined) })
    .optional()
    .catch(undefined),
  components: z.array(z.object({ component: ModalField.optional(), components: z.array(ModalField).optional() })),
})
export type ModalData = z.infer<typeof ModalData>
