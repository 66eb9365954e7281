import { redirect } from '@sveltejs/kit';
import { resetLinkOf, resetPassword } from '#lib/server/accounts/reset-link.ts';
import { newPasswordFields } from '#lib/server/http/account-fields.ts';
import { attempt, formFields, page, parsed } from '#lib/server/http/respond.ts';
import { clearSessionCookie } from '#lib/server/http/session-cookie.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ctx }, params }) => {
	const { token } = params;
	const { name, email } = await page(() => resetLinkOf(ctx.db.read, { token, at: ctx.now() }));

	return { name, email };
};

export const actions: Actions = {
	default: async ({ locals: { ctx }, params, request, cookies, url }) => {
		const typed = await formFields(request);
		const refused = await attempt({}, () => {
			const { password } = parsed(newPasswordFields, typed);
			return resetPassword(ctx.db, { token: params.token, password, at: ctx.now() });
		});
		if (refused) return refused;
		clearSessionCookie(cookies, url);
		redirect(303, '/sign-in?reset');
	}
};
