import { bytesInMemory } from '#scoring/archive/files.ts';
import { Refusal } from '#lib/refusal.ts';
import { recordAct } from '#lib/server/audit/act.ts';
import { accountToErase, erasePerson } from '#lib/server/archive/erase-person.ts';
import { importContest } from '#lib/server/archive/import-contest.ts';
import { askerOf } from '#lib/server/http/asker.ts';
import { needPassword } from '#lib/server/http/reauthentication.ts';
import { attempt, formFields, formOf } from '#lib/server/http/respond.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
	// Nothing to read: the guard has let in who organises the site.
	askerOf(locals);
};

async function uploaded(request: Request): Promise<Uint8Array> {
	const file = (await formOf(request)).get('archive');
	if (!(file instanceof File) || file.size === 0) {
		throw new Refusal('invalid_request', { field: 'archive' });
	}

	return file.bytes();
}

export const actions: Actions = {
	import: async ({ locals, request }) =>
		attempt({ email: '' }, async () => {
			const { accountId } = askerOf(locals);
			const zip = bytesInMemory(await uploaded(request));
			return { imported: (await importContest(locals.ctx, { zip, byAccountId: accountId })).slug };
		}),
	erase: async (event) => {
		const { locals, request } = event;
		const { email = '', password = '' } = await formFields(request);
		return attempt({ email }, async () => {
			await needPassword(event, password);
			await locals.ctx.db.write(async (tx) => {
				const { accountId } = await accountToErase(tx, { email });
				await erasePerson(tx, { accountId });
				const byAccountId = askerOf(locals).accountId;
				const at = locals.ctx.now();
				await recordAct(tx, { byAccountId, act: 'site.person-erased', subject: accountId, at });
			});
			return { erased: true as const };
		});
	}
};
