import type { RefusalCode, RefusalDetails } from '#lib/refusal.ts';
import type { Person } from '#lib/server/accounts/session.ts';
import type { ContestInForce } from '#lib/server/contest/in-force.ts';
import type { Part } from '#lib/server/contest/schema.ts';
import type { Context } from '#lib/server/context.ts';
import type { KeyHolder } from '#lib/server/teams/key.ts';
import type { Locale } from '#scoring';

declare global {
	namespace App {
		interface Locals {
			ctx: Context;
			locale: Locale;
			/** Who asks; absent for a visitor. */
			person: Person | undefined;
			/** Who asks by a key, on the few routes that take one; there is no `person` then. */
			holder: KeyHolder | undefined;
			/** The contest of the address, where it names one. */
			contest: ContestInForce | undefined;
			/** The asker's part in that contest. */
			part: Part | undefined;
		}
		interface Error {
			message: string;
			code?: RefusalCode;
			details?: RefusalDetails;
			/** The refusal in words: the error page is on every page, the list of refusals is not. */
			sentence?: string;
			/** Number under which the log knows what went wrong. */
			incident?: string;
		}
	}
}

export {};
