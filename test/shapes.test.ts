// A shape is declared once: a copy in a second file goes its own way the first time one of the two is changed.
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parse } from '@babel/parser'
import { expect, test } from 'vitest'
import { z } from 'zod'

const root = resolve(import.meta.dirname, '..')
const files = ['src', 'adapters'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `${folder}/${file}`),
)

/** Two names of one shape that may differ tomorrow, and why: they mean different things, or stand at a boundary. */
const EXCEPTIONS: ReadonlyMap<string, string> = new Map<string, string>([])

/** Fewer members say too little: many things have an id and a name. */
const LEAST_MEMBERS = 2

interface DeclaredShape {
  readonly name: string
  readonly file: string
  /** Its members in a fixed order, without comments, `readonly` and white space. */
  readonly shape: string
}

const node = z.looseObject({ type: z.string(), start: z.number(), end: z.number() })
type Node = z.infer<typeof node>

const nodesOf = (value: unknown): Node[] => z.array(node).catch([]).parse(value)
const nodeOf = (value: unknown): Node | undefined => node.optional().catch(undefined).parse(value)

/** The interfaces and object types that a file declares, with the names they have there. */
function declaredShapes(file: string, text: string): DeclaredShape[] {
  const { program } = parse(text, { sourceType: 'module', plugins: ['typescript'] })
  const shapes: DeclaredShape[] = []
  for (const statement of nodesOf(program.body)) {
    const declared = statement.type === 'ExportNamedDeclaration' ? nodeOf(statement['declaration']) : statement
    if (!declared) continue
    const id = nodeOf(declared['id'])
    const body =
      declared.type === 'TSInterfaceDeclaration' ? nodeOf(declared['body']) : nodeOf(declared['typeAnnotation'])
    const isShape = declared.type === 'TSInterfaceDeclaration' || body?.type === 'TSTypeLiteral'
    // What extends another adds to it: its own members alone are not its shape.
    if (!id || !body || !isShape || nodesOf(declared['extends']).length > 0) continue
    const members = nodesOf(body['body'] ?? body['members'])
    if (members.length < LEAST_MEMBERS) continue
    const shape = members
      .map((member) => memberText(member, text))
      .sort()
      .join(';')
    shapes.push({ name: String(id['name']), file, shape })
  }
  return shapes
}

/** Comments of a member stand before it or behind its end, except within a nested type. */
const memberText = ({ start, end }: Node, text: string): string =>
  text
    .slice(start, end)
    .replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
    .replaceAll(/\breadonly\s+/g, '')
    .replaceAll(/[\s;,]+/g, ' ')
    .trim()

/** The shapes that more than one file declares. */
function copies(shapes: readonly DeclaredShape[]): string[] {
  const places = new Map<string, DeclaredShape[]>()
  for (const each of shapes) places.set(each.shape, [...(places.get(each.shape) ?? []), each])
  return [...places.values()]
    .filter((found) => new Set(found.map(({ file }) => file)).size > 1)
    .map((found) =>
      found
        .map(({ file, name }) => `${file} ${name}`)
        .sort()
        .join(' = '),
    )
    .sort()
}

test('tells a copy by its members, in any order and however written', () => {
  const one = 'export interface One {\n  /** Of the task. */\n  readonly id: string\n  run(words: string[]): void\n}'
  const other = 'type Other = { run(words: string[]): void; id: string }'
  const more = 'interface More { id: string; run(words: string[]): void; at: Date }'
  const shapes = [...declaredShapes('a.ts', one), ...declaredShapes('b.ts', other), ...declaredShapes('c.ts', more)]
  expect(copies(shapes)).toEqual(['a.ts One = b.ts Other'])
  expect(copies(declaredShapes('a.ts', `${one}\n${other}`))).toEqual([])
})

test('no shape is declared in two files', () => {
  const found = copies(files.flatMap((file) => declaredShapes(file, readFileSync(join(root, file), 'utf8'))))
  expect(found.filter((pair) => !EXCEPTIONS.has(pair))).toEqual([])
  expect([...EXCEPTIONS.keys()].filter((pair) => !found.includes(pair))).toEqual([])
})
