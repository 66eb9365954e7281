import { redirect } from '@sveltejs/kit';
import { authenticate } from '#lib/server/accounts/account.ts';
import { startSession } from '#lib/server/accounts/session.ts';
import { signInFields } from '#lib/server/http/account-fields.ts';
import { attempts } from '#lib/server/http/attempts.ts';
import { nextPath } from '#lib/server/http/next.ts';
import { attempt, formFields, parsed } from '#lib/server/http/respond.ts';
import { setSessionCookie } from '#lib/server/http/session-cookie.ts';
import type { Actions, PageServerLoad } from './$types';

const NOTICES = ['registered', 'reset', 'erased'] as const;

export const load: PageServerLoad = ({ locals, url }) => {
	const next = nextPath(url.searchParams.get('next'), '');
	if (locals.person) redirect(303, next || '/');

	return { next, notice: NOTICES.find((notice) => url.searchParams.has(notice)) };
};

export const actions: Actions = {
	default: async ({ locals: { ctx }, request, url, cookies, getClientAddress }) => {
		const typed = await formFields(request);
		const token = await attempt({ email: typed['email'] ?? '' }, () => {
			const { email, password } = parsed(signInFields, typed);
			return attempts.signIn({ address: getClientAddress(), email }, async () => {
				const { accountId } = await authenticate(ctx.db.read, { email, password });
				return startSession(ctx.db, { accountId, at: ctx.now() });
			});
		});
		if (typeof token !== 'string') return token;
		setSessionCookie(cookies, url, token);
		redirect(303, nextPath(typed['next'], '/'));
	}
};
