import { issueResetLink } from '../contest/account-reset.ts';
import { accountOf } from '../contest/staff.ts';
import { askerOf } from './asker.ts';
import { attempt, formFields } from './respond.ts';

/** The form action of `ResetLink`: a link for an account, from an organiser who may hand it out. */
export async function resetAction({
	locals,
	request,
	url
}: {
	locals: App.Locals;
	request: Request;
	url: URL;
}) {
	const { accountId = '' } = await formFields(request);
	const { ctx } = locals;
	const byAccountId = askerOf(locals).accountId;

	return attempt({}, async () => {
		const token = await ctx.db.write((tx) =>
			issueResetLink(tx, { accountId, byAccountId, at: ctx.now() })
		);
		const { name, email } = await accountOf(ctx.db.read, { accountId });
		return { reset: { name, email, link: new URL(`/reset/${token}`, url).href } };
	});
}
