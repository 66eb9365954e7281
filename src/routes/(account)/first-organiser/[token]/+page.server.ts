import { redirect } from '@sveltejs/kit';
import {
	firstOrganiserLinkOf,
	registerFirstOrganiser
} from '#lib/server/accounts/first-organiser.ts';
import { startSession } from '#lib/server/accounts/session.ts';
import { registrationFields } from '#lib/server/http/account-fields.ts';
import { attempt, formFields, page, parsed } from '#lib/server/http/respond.ts';
import { setSessionCookie } from '#lib/server/http/session-cookie.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ctx }, params }) => {
	await page(() => firstOrganiserLinkOf(ctx.db.read, { token: params.token, at: ctx.now() }));
};

export const actions: Actions = {
	default: async ({ locals: { ctx }, params, request, cookies, url }) => {
		const typed = await formFields(request);
		const values = { email: typed['email'] ?? '', name: typed['name'] ?? '' };
		const session = await attempt(values, async () => {
			const fields = parsed(registrationFields, typed);
			const { token } = params;
			const at = ctx.now();
			const accountId = await registerFirstOrganiser(ctx.db, { token, ...fields, at });
			return startSession(ctx.db, { accountId, at });
		});
		if (typeof session !== 'string') return session;
		setSessionCookie(cookies, url, session);
		redirect(303, '/organiser');
	}
};
