import { CIVIC_CENTRE } from './edition.ts';
import type { Team, Venue } from './people.ts';
import { promptOf } from './prompts.ts';
import { ask, present, says, tableOf, withdraw, type Table } from './table.ts';

/** A team's time at reto 2: it rehearses on open sheets, better each time, and presents a template. */
export async function playCivicCentre(
	venue: Venue,
	team: Team,
	openSheets: string[]
): Promise<void> {
	const table = tableOf(venue, team, CIVIC_CENTRE);
	const { random } = team;
	if (team.number % 3 === 0) await mistype(table);

	const templates = [
		promptOf('centro-civico', random),
		promptOf('centro-civico', random, 'fair', 'good')
	];
	for (const template of templates) {
		const question = { messages: [says(template)], sheet: random.pick(openSheets) };
		await ask(table, question, { act: random.pick(['read', 'read', 'stop', 'leave']) });
	}
	const first = await present(table, { template: templates[0] ?? '' });
	if (first.ok && random.chance(0.4)) await withdraw(table, first.value.entry);
	if (random.chance(0.1)) return;
	await present(table, { template: templates[1] ?? '' });
}

async function mistype(table: Table) {
	const { witness } = table.venue;
	const bare = await ask(table, { messages: [says('¿A qué hora pongo las cargas?')] });
	const named = bare.kind === 'refused' && bare.code === 'placeholder_missing';
	witness.expect('a template without {{FICHA}} is refused', named, bare);
	const told = await present(table, { template: 'Pon las cargas a mediodía.' });
	const presented = !told.ok && told.code === 'placeholder_missing';
	witness.expect('a template without {{FICHA}} is not presented', presented, told);
	const lost = await ask(table, { messages: [says('{{FICHA}}')], sheet: 'ficha-oculta' });
	const unknown = lost.kind === 'refused' && lost.code === 'unknown_sheet';
	witness.expect('a sheet that is not open is refused', unknown, lost);
}
