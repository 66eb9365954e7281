import {
	filterOf,
	filterQueryOf,
	placeOf,
	placeText
} from '#lib/server/archive/interaction-query.ts';
import { interactionTotals } from '#lib/server/archive/interaction-totals.ts';
import { interactionsPage } from '#lib/server/archive/interactions.ts';
import { contestOf } from '#lib/server/http/asker.ts';
import { teamsOf } from '#lib/server/teams/team.ts';
import { text } from '#scoring/rulebook/rounds.ts';
import type { PageServerLoad } from './$types';

const A_PAGE = 50;

export const load: PageServerLoad = async ({ locals, url }) => {
	const { read } = locals.ctx.db;
	const { id: contestId, rulebook } = contestOf(locals);
	const query = filterQueryOf(url.searchParams);
	const filter = filterOf(query, { contestId, timeZone: rulebook.timeZone });
	const newerThan = placeOf(url.searchParams.get('newer'));
	const olderThan = placeOf(url.searchParams.get('older'));
	const { rows, newer, older } = await interactionsPage(read, {
		filter,
		size: A_PAGE,
		...(newerThan ? { newerThan } : {}),
		...(olderThan ? { olderThan } : {})
	});
	const words = Object.entries(query).filter((pair): pair is [string, string] => Boolean(pair[1]));
	const search = (...more: [string, string][]) =>
		new URLSearchParams([...words, ...more]).toString();
	const teams = await teamsOf(read, { contestId });

	return {
		query,
		/** The filter as the exports' addresses take it. */
		search: search(),
		alignment: rulebook.rounds.some(({ challenges }) =>
			challenges.some(({ kind }) => kind === 'alignment')
		),
		rows,
		/** Queries of the neighbouring pages. */
		newer: newer && search(['newer', placeText(newer)]),
		older: older && search(['older', placeText(older)]),
		totals: await interactionTotals(read, filter),
		challenges: rulebook.rounds.flatMap(({ challenges }) =>
			challenges.map(({ id, title }) => ({ id, title: text(title, locals.locale) }))
		),
		teams: teams
			.map(({ id, name }) => ({ id, name }))
			.sort((a, b) => a.name.localeCompare(b.name, 'es'))
	};
};
