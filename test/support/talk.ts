// Tests read as conversations: what is said, what is answered. `[Label]` presses that button of the last answer.
import { expect } from 'vitest'
import type { Answer } from '../../src/chat/run/dispatcher.ts'
import { barText, plainText, type View } from '../../src/chat/view.ts'
import type { Person } from './world.ts'

/** A line, or `[Label]`; and words the answer has to have, or a pattern, or what it must not have. */
export type Turn = readonly [said: string, ...answered: (string | RegExp | Not)[]]

export interface Not {
  readonly not: string
}

/** The answer must not have these words. */
export const not = (words: string): Not => ({ not: words })

/** Says each line and looks at each answer; @returns the last answer. */
export async function talk(person: Person, turns: readonly Turn[]): Promise<Answer> {
  let last: Answer | undefined
  for (const [said, ...expected] of turns) {
    const label = /^\[(.+)\]$/.exec(said)?.[1]
    if (label !== undefined && !last) throw new Error('Nothing was answered yet that could be pressed')
    last = label !== undefined && last ? await person.presses(last, label) : await person.says(said)
    const shown = textOf(last)
    for (const each of expected) {
      const context = `${person.identity.name}: ${said}`
      if (typeof each === 'string') expect(shown, context).toContain(each)
      else if (each instanceof RegExp) expect(shown, context).toMatch(each)
      else expect(shown, context).not.toContain(each.not)
    }
  }
  if (person.world.errors.length > 0) throw person.world.errors[0]
  if (!last) throw new Error('Nothing was said')
  return last
}

/** An answer as a plain terminal would have it: title, lines, then `[Label]` for each button. */
export const textOf = ({ view, followUps }: Answer): string => [view, ...followUps].map(viewText).join('\n')

export function viewText(shown: View): string {
  const blocks = shown.blocks.flatMap((block): string[] => {
    switch (block.kind) {
      case 'text':
        return [plainText(block.text)]
      case 'item':
        return [
          `${plainText(block.text)}${block.detail ? ` · ${plainText(block.detail)}` : ''}${block.button ? ` [${block.button.label}]` : ''}`,
        ]
      case 'fields':
        return block.fields.map((field) => `${field.label}: ${plainText(barText(field))}`)
      case 'progress':
        return [`${plainText(block.label)} ${block.done} of ${block.of}`]
      case 'select':
        return [`${block.label}: ${block.choices.map(({ label }) => label).join(', ')}`]
    }
  })
  return [
    ...(shown.notice ? [plainText(shown.notice)] : []),
    plainText(shown.title),
    ...blocks,
    shown.buttons.map(({ label }) => `[${label}]`).join(' '),
  ]
    .filter((line) => line !== '')
    .join('\n')
}
