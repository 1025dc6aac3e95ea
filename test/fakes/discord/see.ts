// What a person reads in a message, old style and Components V2 alike, and the things in it they can press.
import { type Component, ComponentType, type Message } from './wire.ts'

type Readable = Pick<Message, 'content' | 'embeds' | 'components'> & { attachments?: Message['attachments'] }

/**
 * All text of a message, one line per line a client would draw. Buttons are `[Label]`, a row of them on one line;
 * a disabled one is `(Label)`; a select is `<placeholder: option, option>`; a file is `{name}`,
 * a picture its description in brackets.
 */
export function plainText(message: Readable): string {
  const lines = [
    message.content,
    ...message.embeds.flatMap((embed) => [
      embed.author?.name,
      embed.title,
      embed.description,
      ...(embed.fields ?? []).map((field) => `${field.name}: ${field.value}`),
      embed.footer?.text,
    ]),
    ...message.components.flatMap(read),
    ...(message.attachments ?? []).map((file) => `{${file.filename}}`),
  ]
  return lines.filter((line) => line).join('\n')
}

/** Every component of a tree, depth first, in the order a screen reader meets them. */
export function flatten(components: readonly Component[]): Component[] {
  return components.flatMap((one) => [
    one,
    ...flatten(one.components ?? []),
    ...flatten(one.component ? [one.component] : []),
    ...flatten(one.accessory ? [one.accessory] : []),
  ])
}

/** Labels of the buttons that can be pressed, in order. */
export function buttons(message: Pick<Message, 'components'>): string[] {
  return flatten(message.components)
    .filter((one) => one.type === ComponentType.button && !one.disabled)
    .map(label)
}

/** A button's label as drawn, its emoji first. */
export const label = (button: Component) => [button.emoji?.name, button.label].filter((part) => part).join(' ')

function read(component: Component): string[] {
  switch (component.type) {
    case ComponentType.row:
      return [(component.components ?? []).flatMap(read).join(' ')]
    case ComponentType.button:
      return [component.disabled ? `(${label(component)})` : `[${label(component)}]`]
    case ComponentType.stringSelect:
      return [
        `<${component.placeholder ?? ''}: ${(component.options ?? []).map((o) => `${o.default ? '*' : ''}${o.label}`).join(', ')}>`,
      ]
    case ComponentType.userSelect:
    case ComponentType.roleSelect:
    case ComponentType.mentionableSelect:
    case ComponentType.channelSelect:
      return [`<${component.placeholder ?? ''}>`]
    case ComponentType.textDisplay:
      return [component.content ?? '']
    case ComponentType.section: {
      const text = (component.components ?? []).flatMap(read).join('\n')
      return [[text, ...(component.accessory ? read(component.accessory) : [])].join(' ')]
    }
    case ComponentType.gallery:
      return (component.items ?? []).map(({ description }) => `(picture: ${description ?? ''})`)
    default:
      return (component.components ?? []).flatMap(read)
  }
}
