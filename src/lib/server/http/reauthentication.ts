import { reauthenticate } from '../accounts/reauthenticate.ts';
import { askerOf } from './asker.ts';
import { attempts } from './attempts.ts';

/**
 * Asks whoever is signed in for their password again, before an act that weighs. Failures count like
 * those of signing in, so that an open session is no way to guess it.
 */
export async function needPassword(
	{ locals, getClientAddress }: { locals: App.Locals; getClientAddress: () => string },
	password: string
): Promise<void> {
	const { accountId, email } = askerOf(locals);
	await attempts.signIn({ address: getClientAddress(), email }, () =>
		reauthenticate(locals.ctx.db.read, { accountId, password })
	);
}
