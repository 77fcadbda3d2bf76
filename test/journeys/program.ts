import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Starts a program of ours that serves, and waits until it does; where it serves and the link to sign in that it said. */
export async function startProgram(words: readonly string[], environment: Record<string, string>) {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...words], {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.on('data', (chunk) => {
    said += chunk
  })
  const ended = once(child, 'exit')
  while (!said.includes('Stop with')) {
    const [status] = await Promise.race([once(child.stdout, 'data').then(() => ['goes on']), ended])
    if (status !== 'goes on') throw new Error(`${words[0]} did not start (${status}):\n${said}`)
  }
  return {
    url: / at (http:\S+)/.exec(said)?.[1] ?? '',
    link: /http:\S+\/sign-in\?token=\w+/.exec(said)?.[0] ?? '',
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}
