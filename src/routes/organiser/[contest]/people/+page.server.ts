import { z } from 'zod';
import { recordAct } from '#lib/server/audit/act.ts';
import { mayResetAccount } from '#lib/server/contest/account-reset.ts';
import {
	inviteStaff,
	revokeStaffInvitation,
	staffInvitationsOf
} from '#lib/server/contest/staff-invitation.ts';
import { removeStaff, staffRemovals } from '#lib/server/contest/staff-removal.ts';
import { accountOf, staffOf } from '#lib/server/contest/staff.ts';
import { askerOf, contestOf } from '#lib/server/http/asker.ts';
import { needPassword } from '#lib/server/http/reauthentication.ts';
import { resetAction } from '#lib/server/http/reset-action.ts';
import { attempt, formFields, parsed } from '#lib/server/http/respond.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { ctx } = locals;
	const { read } = ctx.db;
	const contestId = contestOf(locals).id;
	const byAccountId = askerOf(locals).accountId;
	const staff = [];
	for (const person of await staffOf(read, { contestId })) {
		const { accountId } = person;
		const you = accountId === byAccountId;
		const mayReset = !you && (await mayResetAccount(read, { accountId, byAccountId }));
		staff.push({ ...person, you, mayReset });
	}

	return {
		staff,
		removals: await staffRemovals(read, { contestId }),
		invitations: await staffInvitationsOf(read, { contestId })
	};
};

const invitation = z.object({
	part: z.enum(['judge', 'organiser'], { error: 'required' }),
	note: z.string().default('')
});

const removal = z.object({
	accountId: z.string(),
	reason: z.string().default(''),
	password: z.string({ error: 'required' }).min(1, { error: 'required' })
});

export const actions: Actions = {
	reset: resetAction,
	remove: async (event) => {
		const { ctx } = event.locals;
		const typed = await formFields(event.request);
		const contestId = contestOf(event.locals).id;
		const byAccountId = askerOf(event.locals).accountId;
		return attempt({}, async () => {
			const { accountId, reason, password } = parsed(removal, typed);
			await needPassword(event, password);
			const act = { contestId, accountId, reason, byAccountId, at: ctx.now() };
			await ctx.db.write((tx) => removeStaff(tx, act));
			return { removed: (await accountOf(ctx.db.read, { accountId })).name };
		});
	},
	invite: async ({ locals, request, url }) => {
		const typed = await formFields(request);
		const { ctx } = locals;
		const contestId = contestOf(locals).id;
		const byAccountId = askerOf(locals).accountId;
		return attempt({ note: typed['note'] ?? '', part: typed['part'] ?? '' }, async () => {
			const asked = parsed(invitation, typed);
			const { token } = await ctx.db.write((tx) =>
				inviteStaff(tx, { ...asked, contestId, byAccountId, at: ctx.now() })
			);
			return { invited: { link: new URL(`/staff/${token}`, url).href } };
		});
	},
	revoke: async ({ locals, request }) => {
		const { id = '' } = await formFields(request);
		const contestId = contestOf(locals).id;
		return attempt({}, async () => {
			const byAccountId = askerOf(locals).accountId;
			const revoked = await locals.ctx.db.write(async (tx) => {
				if (!(await revokeStaffInvitation(tx, { contestId, id }))) return false;
				const at = locals.ctx.now();
				const act = 'people.invitation-revoked';
				await recordAct(tx, { contestId, byAccountId, act, subject: id, at });
				return true;
			});
			return { revoked };
		});
	}
};
