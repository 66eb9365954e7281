import type { Person } from '../accounts/session.ts';
import type { ContestInForce } from '../contest/in-force.ts';
import { refuse } from './respond.ts';

/** Who asks, where only someone signed in may. */
export function askerOf({ person }: App.Locals): Person {
	return person ?? refuse('not_signed_in');
}

/** The contest of the address, on routes that name one. */
export function contestOf({ contest }: App.Locals): ContestInForce {
	return contest ?? refuse('unknown_contest');
}
