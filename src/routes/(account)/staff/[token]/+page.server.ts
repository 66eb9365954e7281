import { redirect } from '@sveltejs/kit';
import { text } from '#scoring/rulebook/rounds.ts';
import { startSession } from '#lib/server/accounts/session.ts';
import { contestInForce } from '#lib/server/contest/in-force.ts';
import {
	acceptStaffInvitation,
	registerAsStaff,
	staffInvitationOf,
	type StaffPart
} from '#lib/server/contest/staff-invitation.ts';
import { registrationFields } from '#lib/server/http/account-fields.ts';
import { askerOf } from '#lib/server/http/asker.ts';
import { attempts } from '#lib/server/http/attempts.ts';
import { attempt, formFields, page, parsed } from '#lib/server/http/respond.ts';
import { setSessionCookie } from '#lib/server/http/session-cookie.ts';
import type { Actions, PageServerLoad } from './$types';

const areaOf = ({ part, slug }: { part: StaffPart; slug: string }) =>
	`/${part === 'judge' ? 'judge' : 'organiser'}/${slug}`;

export const load: PageServerLoad = async ({ locals: { ctx, person, locale }, params, url }) => {
	const { read } = ctx.db;
	const { token } = params;
	const { part, slug } = await page(() => staffInvitationOf(read, { token, at: ctx.now() }));
	const { rulebook } = await contestInForce(read, { slug });

	return {
		part,
		contest: text(rulebook.title, locale),
		next: url.pathname,
		acceptAs: person && { name: person.name, email: person.email }
	};
};

export const actions: Actions = {
	accept: async ({ locals, params }) => {
		const { accountId } = askerOf(locals);
		const { ctx } = locals;
		const accepted = await attempt({ email: '', name: '' }, () =>
			ctx.db.write((tx) =>
				acceptStaffInvitation(tx, { token: params.token, accountId, at: ctx.now() })
			)
		);
		if (!('slug' in accepted)) return accepted;
		redirect(303, areaOf(accepted));
	},
	register: async ({ locals: { ctx }, params, request, cookies, url, getClientAddress }) => {
		const typed = await formFields(request);
		const values = { email: typed['email'] ?? '', name: typed['name'] ?? '' };
		const at = ctx.now();
		const accepted = await attempt(values, () => {
			const fields = parsed(registrationFields, typed);
			return attempts.registration({ address: getClientAddress() }, () =>
				registerAsStaff(ctx.db, { token: params.token, ...fields, at })
			);
		});
		if (!('slug' in accepted)) return accepted;
		const { accountId } = accepted;
		setSessionCookie(cookies, url, await startSession(ctx.db, { accountId, at }));
		redirect(303, areaOf(accepted));
	}
};
