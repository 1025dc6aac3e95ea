// What `npm start` and the command line run, as `dist/src/main.js` and `dist/src/cli.js`: loads the bundle of the program.
// The bundler writes its name in.
import { join } from 'node:path'
import { compileProgram, readCodeCache, runProgram, startSmall } from './program.ts'

declare const BUNDLE: string

const file = join(import.meta.dirname, BUNDLE)
const script = compileProgram(file, readCodeCache(file))
startSmall()
runProgram(script, file)
