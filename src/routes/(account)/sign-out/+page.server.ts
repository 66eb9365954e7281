import { redirect } from '@sveltejs/kit';
import { endSession } from '#lib/server/accounts/session.ts';
import { clearSessionCookie } from '#lib/server/http/session-cookie.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
	if (!locals.person) redirect(303, '/');
};

export const actions: Actions = {
	default: async ({ locals: { ctx, person }, cookies, url }) => {
		if (person) await endSession(ctx.db, { sessionId: person.sessionId });
		clearSessionCookie(cookies, url);
		redirect(303, '/');
	}
};
