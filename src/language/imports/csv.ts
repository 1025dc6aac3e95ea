// Reads CSV strictly: a file with broken quotes would silently swallow the rows behind them, and a cell that a
// spreadsheet would run as a formula is no task.
import { DomainError } from '../../user-error.ts'

/**
 * All rows, each as long as it is. Separated by commas, semicolons or tabs, whichever the header has most.
 * @throws DomainError for quotes that do not close, and for formulas
 */
export async function readCsv(text: string, header: RegExp): Promise<readonly (readonly string[])[]> {
  const at = text.search(header)
  const line = text.slice(at).split('\n', 1)[0] ?? ''
  const [delimiter = ','] = [',', ';', '\t'].toSorted((a, b) => line.split(b).length - line.split(a).length)
  const rows = await parseRows(text.slice(at), delimiter)
  const before = text.slice(0, at).split('\n').length - 1
  for (const [index, row] of rows.entries()) {
    const formula = row.find(isFormula)
    if (formula !== undefined)
      throw new DomainError('import.formula', { row: index + 1 + before, cell: formula.slice(0, 30) })
  }
  return rows
}

/**
 * What Excel, LibreOffice or Sheets would run when the file is opened there: `=1+1`, `=HYPERLINK(…)`, `@SUM(…)`,
 * `+cmd|'/c calc'!A1`. “+1 for dinner”, “-Milk (2 l)” and “@home call” are words. Source: OWASP, CSV Injection.
 */
export const isFormula = (cell: string): boolean =>
  /^\s*=\s*(?:[\w.]+\s*[(!]|\$?[A-Z]{1,3}\$?\d|\d|["'+\-@(])/i.test(cell) ||
  /^\s*[+\-@][A-Za-z_.]+\(/.test(cell) ||
  (/^\s*[+\-@=]/.test(cell) && cell.includes('|') && cell.includes('!', cell.indexOf('|')))

async function parseRows(text: string, delimiter: string): Promise<string[][]> {
  // Loaded at first use, so that no start waits for it.
  const { parse, CsvError } = await import('csv-parse/sync')
  try {
    return parse(text, {
      delimiter,
      relax_column_count: true,
      skip_empty_lines: false,
      record_delimiter: ['\n'],
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line: unknown = error['lines']
    throw new DomainError('import.broken-quotes', { line: typeof line === 'number' ? line : null })
  }
}

/** The cell of a named column, '' where the row is shorter or there is no such column. */
export function columnReader(header: readonly string[]): (row: readonly string[], name: string) => string {
  const places = new Map(header.map((name, index) => [name.trim().toLowerCase(), index]))
  return (row, name) => row[places.get(name.toLowerCase()) ?? -1]?.trim() ?? ''
}
