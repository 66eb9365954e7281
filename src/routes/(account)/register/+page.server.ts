import { redirect } from '@sveltejs/kit';
import { register } from '#lib/server/accounts/account.ts';
import { registrationFields } from '#lib/server/http/account-fields.ts';
import { attempts } from '#lib/server/http/attempts.ts';
import { nextPath } from '#lib/server/http/next.ts';
import { attempt, formFields, parsed } from '#lib/server/http/respond.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
	const next = nextPath(url.searchParams.get('next'), '');
	if (locals.person) redirect(303, next || '/');

	return { next };
};

export const actions: Actions = {
	default: async ({ locals: { ctx }, request, getClientAddress }) => {
		const typed = await formFields(request);
		const values = { email: typed['email'] ?? '', name: typed['name'] ?? '' };
		const refused = await attempt(values, () => {
			const fields = parsed(registrationFields, typed);
			return attempts.registration({ address: getClientAddress() }, () =>
				register(ctx.db, { ...fields, at: ctx.now() })
			);
		});
		if (refused) return refused;
		const next = nextPath(typed['next'], '');
		redirect(303, `/sign-in?registered${next && `&next=${encodeURIComponent(next)}`}`);
	}
};
