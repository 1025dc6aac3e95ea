// Finds the page of an address.
import { PAGES } from './pages/all.ts'
import type { PageAddress, PageDefinition } from './pages/page.ts'

/** A page, and the address it was found at. */
export interface FoundPage {
  readonly page: PageDefinition
  readonly address: PageAddress
}

/** Null where no page has this address. */
export function findPage(url: URL): FoundPage | null {
  const path = url.pathname.replace(/(?<=.)\/+$/, '')
  for (const page of PAGES) {
    const parts = matchPath(page.path, path)
    if (parts) return { page, address: { path, params: parts, query: url.searchParams } }
  }
  return null
}

/** The segments matched by colons; null if the path does not match the pattern. */
function matchPath(pattern: string, path: string): Readonly<Record<string, string>> | null {
  const [wanted, given] = [pattern.split('/'), path.split('/')]
  if (wanted.length !== given.length) return null
  const parts: Record<string, string> = {}
  for (const [index, part] of wanted.entries()) {
    const here = given[index] ?? ''
    if (part.startsWith(':')) {
      if (!/^[\w-]{1,40}$/.test(here)) return null
      parts[part.slice(1)] = here
    } else if (part !== here) return null
  }
  return parts
}
