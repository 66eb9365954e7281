import { z } from 'zod';
import { recordAct } from '#lib/server/audit/act.ts';
import { askerOf, contestOf } from '#lib/server/http/asker.ts';
import { attempt, formFields, formOf, parsed } from '#lib/server/http/respond.ts';
import { MOST_BYTES, MOST_LINES } from '#lib/server/teams/csv-rows.ts';
import { readHolderList, type ListProblem } from '#lib/server/teams/holder-list.ts';
import {
	dropCode,
	issueCodes,
	knownHolders,
	registrationCodes,
	registrationModeOf,
	setRegistrationMode
} from '#lib/server/teams/registration-code.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { read } = locals.ctx.db;
	const scope = { contestId: contestOf(locals).id };

	return {
		/** Whether the rulebook has each team approved. */
		approval: contestOf(locals).rulebook.rounds[0]?.admission.kind === 'approval',
		mode: await registrationModeOf(read, scope),
		codes: await registrationCodes(read, scope)
	};
};

type Problem = ListProblem | { problem: 'known'; line: number };

/** Problems that a page shows; the rest are counted. */
const MOST_SHOWN = 50;

/** A list as the organiser sees it before anything is made of it. */
async function preview(locals: App.Locals, bytes: Uint8Array) {
	const { holders, problems } = readHolderList(bytes);
	const names = holders.map(({ name }) => name);
	const { id: contestId } = contestOf(locals);
	const known = await knownHolders(locals.ctx.db.read, { contestId, holders: names });
	const all: Problem[] = [
		...problems,
		...holders
			.filter(({ name }) => known.has(name))
			.map(({ line }) => ({ problem: 'known' as const, line }))
	].sort((a, b) => a.line - b.line);

	return { names, problems: all };
}

/** What is wrong with a list, and the list where it was typed, for the form that is shown again. */
function refusedList(problems: Problem[], text: string) {
	return {
		list: {
			text,
			problems: problems.slice(0, MOST_SHOWN).map((one) => ({
				first: 0,
				most: one.problem === 'too-many' ? MOST_LINES : MOST_BYTES,
				...one
			})),
			more: Math.max(0, problems.length - MOST_SHOWN)
		}
	};
}

export const actions: Actions = {
	mode: async ({ locals, request }) => {
		const typed = await formFields(request);
		const { ctx } = locals;
		return attempt({}, async () => {
			const { mode } = parsed(z.object({ mode: z.enum(['open', 'code']) }), typed);
			const change = { contestId: contestOf(locals).id, byAccountId: askerOf(locals).accountId };
			await ctx.db.write((tx) => setRegistrationMode(tx, { ...change, mode, at: ctx.now() }));
			return { done: 'mode' as const };
		});
	},
	preview: async ({ locals, request }) =>
		attempt({}, async () => {
			const typed = await formOf(request);
			const file = typed.get('file');
			const text = String(typed.get('text') ?? '');
			const uploaded = file instanceof File && file.size > 0 ? file : undefined;
			const bytes = uploaded ? await uploaded.bytes() : new TextEncoder().encode(text);
			if (bytes.length === 0) return { nothing: true };
			const { names, problems } = await preview(locals, bytes);
			if (problems.length > 0) return refusedList(problems, uploaded ? '' : text);

			return {
				ready: {
					count: names.length,
					some: names.slice(0, 10),
					text: ['nombre', ...names.map(cell)].join('\n')
				}
			};
		}),
	import: async ({ locals, request }) => {
		const { text = '' } = await formFields(request);
		const { ctx } = locals;
		return attempt({}, async () => {
			const { names, problems } = await preview(locals, new TextEncoder().encode(text));
			if (problems.length > 0) return refusedList(problems, text);
			const { id: contestId } = contestOf(locals);
			const byAccountId = askerOf(locals).accountId;
			const at = ctx.now();
			await ctx.db.write(async (tx) => {
				await issueCodes(tx, { contestId, holders: names, at });
				const after = { codes: names.length };
				await recordAct(tx, { contestId, byAccountId, act: 'registration.codes-made', after, at });
			});
			return { imported: names.length };
		});
	},
	drop: async ({ locals, request }) => {
		const { id = '' } = await formFields(request);
		return attempt({}, async () => {
			const { id: contestId } = contestOf(locals);
			const byAccountId = askerOf(locals).accountId;
			const dropped = await locals.ctx.db.write(async (tx) => {
				if (!(await dropCode(tx, { contestId, id }))) return false;
				const at = locals.ctx.now();
				const act = 'registration.code-dropped';
				await recordAct(tx, { contestId, byAccountId, act, subject: id, at });
				return true;
			});
			return { done: dropped ? ('drop' as const) : ('late' as const) };
		});
	}
};

const cell = (name: string): string => `"${name.replaceAll('"', '""')}"`;
