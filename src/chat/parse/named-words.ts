// Where a named value ends: whether words behind it go on with it, and whether words begin with a value.
import type { AnyOption } from '../options.ts'
import { MAX_VALUE_WORDS } from './tokens.ts'

/** Whether words behind the value go on with it: a text, a name, or what the option can't read and refuses whole. */
export const takesMoreWords = <Me>(option: AnyOption<Me> | undefined, value: string): boolean =>
  option?.kind === 'text' ||
  option?.kind === 'lookup' ||
  ((option?.acceptsText !== undefined || option?.matches !== undefined) &&
    option.acceptsText?.(value) !== true &&
    option.matches?.(value) !== true)

/** Whether the first words of a text are a value of the option. */
export function beginsWithValue<Me>(option: AnyOption<Me> | undefined, text: string): boolean {
  const words = text.split(/\s+/).slice(0, MAX_VALUE_WORDS)
  return words.some((_, index) => {
    const value = words.slice(0, words.length - index).join(' ')
    return option?.acceptsText?.(value) === true || (!value.includes(' ') && option?.matches?.(value) === true)
  })
}
