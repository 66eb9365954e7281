import { randomBytes } from 'node:crypto';
import type { HowToReveal } from '../leaderboard/reveal.ts';

/** Leave to take a ceremony away once, given to somebody who has just told their password. */
export interface RevealTicket extends HowToReveal {
	accountId: string;
	contestId: string;
	challengeId: string;
}

const VALID_MS = 2 * 60_000;
const tickets = new Map<string, RevealTicket & { until: number }>();

/** Gives leave for two minutes. Like what counts attempts, it lives in memory: a restart forgets it. */
export function giveTicket(ticket: RevealTicket, at: number): string {
	for (const [name, { until }] of tickets) if (until <= at) tickets.delete(name);
	const name = randomBytes(18).toString('base64url');
	tickets.set(name, { ...ticket, until: at + VALID_MS });

	return name;
}

/** The leave that a name stands for, once, to whom it was given; undefined for anybody else. */
export function takeTicket(
	name: string,
	{ accountId, contestId, at }: { accountId: string; contestId: string; at: number }
): RevealTicket | undefined {
	const ticket = tickets.get(name);
	if (!ticket || ticket.accountId !== accountId || ticket.contestId !== contestId) return undefined;
	tickets.delete(name);

	return ticket.until > at ? ticket : undefined;
}
