#!/usr/bin/env node
import { main } from './main.ts'
import { exitWith, processTerminal } from './terminal.ts'

await exitWith(await main(process.argv.slice(2), processTerminal(), process.env))
