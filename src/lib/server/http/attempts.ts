import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { Refusal } from '#lib/refusal.ts';
import { normalEmail } from '../accounts/email.ts';

const MINUTE = 60;

/** How often something may be tried within so many seconds. */
interface Limit {
	points: number;
	duration: number;
}

/** Generous per address, because a classroom shares one. */
const LIMITS = {
	signInsOfAddress: { points: 100, duration: 10 * MINUTE },
	signInsOfAccount: { points: 10, duration: 15 * MINUTE },
	registrationsOfAddress: { points: 400, duration: 60 * MINUTE },
	/** Somebody who writes asks once for every pause in the writing. */
	estimatesOfAccount: { points: 60, duration: MINUTE }
} satisfies Record<string, Limit>;

export interface Attempts {
	/**
	 * Runs a sign-in and counts it where it fails, for the address and for the email, known or not.
	 * Refuses the next one once either has failed too often.
	 */
	signIn<T>(asker: { address: string; email: string }, command: () => Promise<T>): Promise<T>;
	/** Counts a registration of an address. */
	registration<T>(asker: { address: string }, command: () => Promise<T>): Promise<T>;
	/** Counts a member's question what a text would take. */
	estimate<T>(asker: { accountId: string }, command: () => Promise<T>): Promise<T>;
}

/** Counters in this process' memory: a restart forgives, which costs an attacker more than it gives. */
export function newAttempts(limits: Record<keyof typeof LIMITS, Limit> = LIMITS): Attempts {
	const address = new RateLimiterMemory({ ...limits.signInsOfAddress, keyPrefix: 'address' });
	const account = new RateLimiterMemory({ ...limits.signInsOfAccount, keyPrefix: 'account' });
	const registrations = new RateLimiterMemory({ ...limits.registrationsOfAddress });
	const estimates = new RateLimiterMemory({ ...limits.estimatesOfAccount });

	return {
		async signIn(asker, command) {
			const email = normalEmail(asker.email);
			// Counted first and given back on success: a burst cannot slip in before its first failure.
			await count(address, asker.address);
			await count(account, email);
			try {
				const result = await command();
				await Promise.all([address.reward(asker.address), account.delete(email)]);
				return result;
			} catch (cause) {
				const failed = cause instanceof Refusal && cause.code === 'wrong_credentials';
				if (!failed) await Promise.all([address.reward(asker.address), account.reward(email)]);
				throw cause;
			}
		},
		async registration(asker, command) {
			await count(registrations, asker.address);
			return command();
		},
		async estimate(asker, command) {
			await count(estimates, asker.accountId);
			return command();
		}
	};
}

async function count(limiter: RateLimiterMemory, key: string) {
	try {
		await limiter.consume(key);
	} catch (cause) {
		if (!(cause instanceof RateLimiterRes)) throw cause;
		throw new Refusal('too_many_attempts', { seconds: Math.ceil(cause.msBeforeNext / 1000) });
	}
}

/** The site's own counters. */
export const attempts = newAttempts();
