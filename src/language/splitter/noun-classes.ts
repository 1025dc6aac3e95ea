// Nouns by kind ("clothing: shirt, jeans"), so that a family can take every member of a kind as its object.

/**
 * The classes of a text, one `name: noun, noun` a line; `#` begins a comment.
 * @throws Error that names the file, the line and what is wrong there
 */
export function parseClasses(file: string, text: string): ReadonlyMap<string, readonly string[]> {
  const classes = new Map<string, readonly string[]>()
  text.split(/\r?\n/).forEach((line, index) => {
    if (line.trim() === '' || line.startsWith('#')) return
    const [, name = '', list = ''] = /^([a-z]+): +(.+)$/.exec(line) ?? []
    const nouns = list.split(',').flatMap((noun) => noun.trim() || [])
    if (nouns.length === 0)
      throw new Error(`${file}:${index + 1}: “${line}” isn’t a class; like “clothing: shirt, jeans”`)
    classes.set(name, [...(classes.get(name) ?? []), ...nouns])
  })
  return classes
}
