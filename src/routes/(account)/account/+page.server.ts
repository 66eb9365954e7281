import { text } from '#scoring/rulebook/rounds.ts';
import { changeName, changePassword } from '#lib/server/accounts/account.ts';
import { erasePerson } from '#lib/server/archive/erase-person.ts';
import { contestInForce } from '#lib/server/contest/in-force.ts';
import { partsOf } from '#lib/server/contest/parts.ts';
import { newPasswordFields, personName, password } from '#lib/server/http/account-fields.ts';
import { askerOf } from '#lib/server/http/asker.ts';
import { attempts } from '#lib/server/http/attempts.ts';
import { needPassword } from '#lib/server/http/reauthentication.ts';
import { attempt, formFields, parsed } from '#lib/server/http/respond.ts';
import { clearSessionCookie } from '#lib/server/http/session-cookie.ts';
import { redirect } from '@sveltejs/kit';
import { Refusal } from '#lib/refusal.ts';
import { z } from 'zod';
import type { Actions, PageServerLoad } from './$types';

const nameFields = z.object({ name: personName });
const passwordFields = newPasswordFields.extend({ oldPassword: password });

export const load: PageServerLoad = async ({ locals }) => {
	const { name, email, accountId } = askerOf(locals);
	const { read } = locals.ctx.db;
	const parts = await partsOf(read, { accountId });
	const contests = await Promise.all(
		parts.map(async ({ slug, part }) => {
			const { rulebook } = await contestInForce(read, { slug });
			return { slug, part, title: text(rulebook.title, locals.locale) };
		})
	);

	return { name, email, contests };
};

export const actions: Actions = {
	name: async ({ locals, request }) => {
		const { accountId } = askerOf(locals);
		const typed = await formFields(request);
		return attempt({ name: typed['name'] ?? '' }, async () => {
			const { name } = parsed(nameFields, typed);
			await locals.ctx.db.write((tx) => changeName(tx, { accountId, name }));
			return { done: 'name' as const };
		});
	},
	password: async ({ locals, request, getClientAddress }) => {
		const { accountId, sessionId, email } = askerOf(locals);
		const typed = await formFields(request);
		return attempt({}, async () => {
			const { oldPassword, password: newPassword } = parsed(passwordFields, typed);
			await attempts.signIn({ address: getClientAddress(), email }, () =>
				changePassword(locals.ctx.db, { accountId, sessionId, oldPassword, newPassword })
			);
			return { done: 'password' as const };
		});
	},
	erase: async (event) => {
		const { locals, request, cookies, url } = event;
		const { accountId } = askerOf(locals);
		const { erasePassword = '' } = await formFields(request);
		const refused = await attempt({}, async () => {
			await needPassword(event, erasePassword).catch((cause: unknown) => {
				if (!(cause instanceof Refusal) || cause.code !== 'wrong_credentials') throw cause;
				throw new Refusal('wrong_credentials', { field: 'erasePassword' });
			});
			await locals.ctx.db.write((tx) => erasePerson(tx, { accountId }));
		});
		if (refused) return refused;
		clearSessionCookie(cookies, url);
		redirect(303, '/sign-in?erased');
	}
};
