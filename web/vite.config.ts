import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const root = fileURLToPath(new URL('.', import.meta.url))

/** Compressed once here instead of at each request. */
const compressed = (): Plugin => ({
  name: 'compressed',
  apply: 'build',
  closeBundle() {
    for (const entry of readdirSync(join(root, 'dist'), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !/\.(js|css|html|svg)$/.test(entry.name)) continue
      const file = join(entry.parentPath, entry.name)
      const params = { [constants.BROTLI_PARAM_QUALITY]: 9 }
      writeFileSync(`${file}.br`, brotliCompressSync(readFileSync(file), { params }))
    }
  },
})

export default defineConfig({
  root,
  plugins: [react(), compressed()],
  // Who starts Aftercare for the first time is not to read warnings about the size of our files.
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 2000,
    // What several pages use is one file: a browser asks for six at a time, and answers of the API would wait behind twenty.
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: 'shared', minShareCount: 3 }] } },
    },
  },
  // For work on the desk, beside a server on its usual port: its cookie holds here because the host is the same, and it takes
  // what this page sends for its own because the Host that the page names is passed on. Whole words: /api.ts is a file of ours.
  server: {
    host: '127.0.0.1',
    proxy: {
      '^/(api|sign-in|sign-out|reviews)(/|\\?|$)': { target: 'http://127.0.0.1:4680', changeOrigin: false },
    },
  },
})
