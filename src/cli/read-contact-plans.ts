// Contact plans as a policy file writes them: checked whole, each problem with its place.
import { z } from 'zod';
import type { ContactPlan, ContactPolicy } from '../core/policy/contact-policy.ts';

/** Design §6: silence counts after three attempts at least, each with time to answer. */
const attemptsMin = 3;
const shortestMs = 30_000;

const hour = z.int().min(0).max(24);
const hours = z.strictObject({ fromHour: hour, toHour: hour });
const channel = z.enum(['mail', 'sms', 'voice']);
const busy = z.strictObject({
  retryAfterMs: z.int().min(shortestMs),
  triesMax: z.int().min(0).max(20),
  counts: z.boolean(),
});

const plan = z.strictObject({
  name: z.string().min(1),
  for: z
    .strictObject({
      type: z.enum(['individual', 'corporate']).optional(),
      service: z.enum(['ip', 'pstn']).optional(),
      hours: hours.optional(),
      urgent: z.boolean().optional(),
    })
    .optional(),
  channels: z.array(channel).min(1).refine(isUnique, 'names a channel twice').optional(),
  attemptsAtMs: z
    .array(z.int().min(0))
    .min(attemptsMin, `needs ${attemptsMin} attempts or more`)
    .refine(isSpaced, `must ascend by ${shortestMs} ms or more`)
    .optional(),
  answerWithinMs: z.int().min(shortestMs).optional(),
  retryEveryMs: z.int().min(shortestMs).optional(),
  busy: busy.optional(),
});

const plans = z.array(plan).refine(list => isUnique(list.map(one => one.name)), {
  message: 'names two plans alike',
});

function isUnique(list: readonly unknown[]): boolean {
  return new Set(list).size === list.length;
}

function isSpaced(list: readonly number[]): boolean {
  return list.every((ms, i) => i === 0 || ms - list[i - 1]! >= shortestMs);
}

const attempts = z
  .array(z.int().min(0))
  .min(1)
  .refine(list => list.every((ms, i) => i === 0 || ms > list[i - 1]!), 'must ascend');

/** What is wrong with the contact part of a policy, in words; empty: nothing. */
export function contactProblems(contact: ContactPolicy): string[] {
  const problems: string[] = [];
  const told = (at: string, result: z.ZodSafeParseResult<unknown>): void => {
    for (const { path, message } of result.error?.issues ?? []) {
      problems.push(`${[at, ...path].join('.')}: ${message}`);
    }
  };
  told('contact.attemptsAtMs', attempts.safeParse(contact.attemptsAtMs));
  told('contact.plans', plans.safeParse(contact.plans ?? []));
  told('contact.quietHours', hours.optional().safeParse(contact.quietHours));
  told('contact.busy', busy.optional().safeParse(contact.busy));
  for (const { name, channels } of (contact.plans ?? []) as readonly ContactPlan[]) {
    if (!Array.isArray(channels) || channels.length >= contact.channelsMin) continue;
    problems.push(
      `contact.plans: ${name} has ${channels.length} channel, and silence counts only on ` +
        `${contact.channelsMin}: nobody would ever be suspended by it`,
    );
  }
  return problems;
}
