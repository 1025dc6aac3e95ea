// Reading limits out of English: the comments of `@slack/types` state them nowhere else.

type Schema = Record<string, unknown>

/** Schemas that hold a property to what its comment says, such as `{maxLength: 75}` or `{maxItems: 25}`. */
export function commentLimits(comment: string, property: Schema): Schema[] {
  // Sentences, since one comment may limit both the array and the text of its items.
  const sentences = comment.replace(/\s+/g, ' ').split(/\.(?:\s|$)/)
  return sentences.flatMap((sentence) => limitsIn(sentence, property))
}

function limitsIn(sentence: string, property: Schema): Schema[] {
  const found: Schema[] = []
  const longest = numberAfter(
    sentence,
    /max(?:imum)? length[^\d]*?([\d,]+)/i,
    /([\d,]+) characters max/i,
    /max(?:imum)? ([\d,]+) characters/i,
  )
  const below = numberAfter(sentence, /must be less than ([\d,]+) characters/i)
  const shortest = numberAfter(sentence, /minimum length[^\d]*?([\d,]+)/i)
  const most = numberAfter(
    sentence,
    /max(?:imum)?(?: number of [a-z ]+? is| of)? ([\d,]+)(?! ?characters)/i,
    /up to ([\d,]+)/i,
  )
  if (property.type === 'array') {
    if (/in each item/i.test(sentence)) {
      if (longest !== undefined) found.push({ items: { properties: { text: { maxLength: longest } } } })
    } else if (most !== undefined && longest === undefined) {
      found.push({ maxItems: most })
    }
    return found
  }
  const maximum = longest ?? (below === undefined ? undefined : below - 1)
  if (maximum !== undefined) found.push(textLimit(property, { maxLength: maximum }))
  if (shortest !== undefined) found.push(textLimit(property, { minLength: shortest }))
  return found
}

/** A string is limited itself; a text object, in its `text`. */
function textLimit(property: Schema, limit: Schema): Schema {
  if (property.type === 'string') return limit
  if (typeof property.$ref === 'string' || Array.isArray(property.anyOf)) return { properties: { text: limit } }
  return {}
}

function numberAfter(sentence: string, ...patterns: RegExp[]): number | undefined {
  for (const pattern of patterns) {
    const digits = pattern.exec(sentence)?.[1]
    if (digits !== undefined && /\d/.test(digits)) return Number(digits.replaceAll(',', ''))
  }
  return undefined
}
