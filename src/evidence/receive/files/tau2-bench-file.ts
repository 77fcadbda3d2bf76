import { z } from 'zod'
import { AppError } from '../../../base/errors.ts'

/**
 * What of a tau2-bench result file is read. Everything else in it is let through unread: the format grows with every
 * release of that project, and its `llm_args` may hold keys that must never be kept.
 */

const text = z.string().nullish()
const number = z.number().nullish()
const fields = z.record(z.string(), z.unknown())

const toolCall = z.object({ id: text, name: z.string().min(1), arguments: z.unknown().optional(), requestor: text })

const message = z.object({
  role: z.string().min(1),
  /** Of a tool's result only: the call it answers. */
  id: text,
  content: text,
  tool_calls: z.array(toolCall).nullish(),
  timestamp: text,
  cost: number,
  usage: fields.nullish(),
  raw_data: z.unknown().optional(),
  error: z.boolean().nullish(),
  /** Answers of the model that were thrown away because they broke the message format. */
  errors: z.array(z.unknown()).nullish(),
  reasoning: text,
})

const action = z.object({ name: z.string().min(1), arguments: z.unknown().optional(), requestor: text })
const taskId = z.union([z.string().min(1), z.number()])

const task = z.object({
  id: taskId,
  evaluation_criteria: z.object({ actions: z.array(action).nullish() }).nullish(),
})

const reward = z.object({
  reward: number,
  db_check: z.object({ db_match: z.boolean().nullish() }).nullish(),
  action_checks: z.array(z.object({ action, action_match: z.boolean().nullish() })).nullish(),
})

const simulation = z.object({
  id: z.union([z.string().min(1), z.number()]),
  task_id: taskId.nullish(),
  trial: number,
  seed: number,
  start_time: text,
  end_time: text,
  termination_reason: text,
  reward_info: reward.nullish(),
  messages: z.array(message).nullish(),
})

const resultFile = z.object({
  info: z.object({
    agent_info: z.object({ llm: text, implementation: text }).nullish(),
    user_info: z.object({ llm: text }).nullish(),
    environment_info: z.object({ domain_name: z.string().min(1), policy: text }),
  }),
  tasks: z.array(task).nullish(),
  simulations: z.array(simulation),
})

export type ResultFile = z.infer<typeof resultFile>
export type Simulation = z.infer<typeof simulation>
export type Message = z.infer<typeof message>
export type ToolCall = z.infer<typeof toolCall>
export type Task = z.infer<typeof task>
export type Action = z.infer<typeof action>

/** The parts that are read, checked; throws `invalid_input` naming the file and the first place that does not fit. */
export function checkResultFile(json: unknown, file: string): ResultFile {
  const read = resultFile.safeParse(json)
  if (read.success) return read.data
  const issue = read.error.issues[0]
  const place = issue?.path.length ? `"${issue.path.join('.')}"` : 'the whole'
  const reason = issue?.message.replace(/^Invalid input: /, '') ?? 'does not fit'
  throw new AppError(
    'invalid_input',
    `${file} is no tau2-bench result file: ${place} is wrong (${reason}). Give a file as tau2-bench saves it, with "info" and "simulations".`,
  )
}
