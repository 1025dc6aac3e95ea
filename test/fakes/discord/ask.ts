// Hands a person's doing to the bot as an interaction, and keeps what will become of it.
import { Interaction } from './interaction.ts'
import { type Place, surroundings } from './place.ts'
import type { Command, User } from './wire.ts'
import type { Kept, World } from './world.ts'

/** Who asks, and where interactions are kept, by token. */
export interface Desk {
  world: World
  interactions: Map<string, Interaction>
  person: { user: User; locale: string }
}

/** @param on the message whose button or select was used @param how how often the gateway delivers it */
export function ask(
  { world, interactions, person }: Desk,
  type: number,
  place: Place,
  data: object,
  how: { times?: number },
  on?: Kept,
): Interaction {
  const asked = new Interaction(world, {
    type,
    person: person.user,
    channel: place.channel,
    userInstallOnly: place.byUser && !place.byGuild,
    ...(on ? { message: on } : {}),
  })
  interactions.set(asked.token, asked)
  const [oldest] = interactions.keys()
  if (interactions.size > world.keep && oldest !== undefined) interactions.delete(oldest)
  const packet = {
    ...surroundings(world, place, person.user, person.locale),
    id: asked.id,
    token: asked.token,
    type,
    data,
    ...(on ? { message: on.message } : {}),
  }
  const { guildId } = place.channel
  world.dispatch('INTERACTION_CREATE', packet, {
    intent: 0,
    ...(how.times === undefined ? {} : { times: how.times }),
    ...(guildId === undefined ? {} : { guildId }),
  })
  return asked
}

/** A command as its interactions name it. */
export const named = (command: Command) => ({
  id: command.id,
  name: command.name,
  type: command.type,
  ...(typeof command['guild_id'] === 'string' ? { guild_id: command['guild_id'] } : {}),
})
