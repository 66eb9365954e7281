import { randomFrom } from '../../src/rehearsal/random.ts';
import { SLUG } from './edition.ts';
import type { Person, Venue } from './people.ts';

const DESK = `/judge/${SLUG}`;

type Decision = 'valid' | 'invalid';

/** What a judge finds on the desk: the reading's address and the team's alias. */
interface Waiting {
	path: string;
	alias: string;
}

/**
 * A judge reads everything that waits and says whether it is logical. Both judges are of one mind but
 * for the first entry that the second one reads, and one in five after it.
 */
export async function judgeEverything(
	venue: Venue,
	judge: Person,
	{ contrary, names }: { contrary: boolean; names: string[] }
): Promise<void> {
	for (const [place, reading] of (await waitingOf(judge)).entries()) {
		const { body } = await judge.client.get(reading.path);
		const named = names.find((name) => body.includes(name));
		venue.witness.expect('a judge reads no name', named === undefined, named);
		const random = randomFrom(`${venue.seed} verdict ${reading.alias}`);
		const common: Decision = random.chance(0.8) ? 'valid' : 'invalid';
		const differs = contrary && (place === 0 || random.chance(0.2));
		await give(venue, judge, { reading, body, decision: differs ? other(common) : common });
		venue.witness.count(differs ? 'verdicts, in disagreement' : 'verdicts');
	}
	const { length } = await waitingOf(judge);
	venue.witness.expect('a judge who is done has nothing waiting', length === 0, length);
}

/** A judge thinks again of one entry: the new verdict stands in the place of the old. */
export async function thinkAgain(venue: Venue, judge: Person): Promise<void> {
	const { body: desk } = await judge.client.get(DESK);
	const [reading] = linksIn(desk);
	if (!reading) return;
	const { body } = await judge.client.get(reading.path);
	const rejected = /<input[^>]*value="invalid"[^>]*checked/.test(body);
	await give(venue, judge, { reading, body, decision: rejected ? 'valid' : 'invalid' });
	venue.witness.count('verdicts superseded');
}

async function give(
	venue: Venue,
	judge: Person,
	{ reading, body, decision }: { reading: Waiting; body: string; decision: Decision }
) {
	const random = randomFrom(`${venue.seed} levels ${judge.name} ${reading.alias}`);
	const criteria = new Set(
		[...body.matchAll(/name="(level-[\w-]+)"/g)].map(([, name]) => name ?? '')
	);
	const levels = [...criteria].map((name) => [name, String(random.whole(2, 5))]);
	const { status } = await judge.client.post(`${reading.path}?/verdict`, {
		decision,
		reason: decision === 'invalid' ? 'Propone algo que esta ficha no permite.' : '',
		...(decision === 'valid' ? Object.fromEntries(levels) : {})
	});
	venue.witness.expect('a verdict is taken', status === 303, status);
}

async function waitingOf(judge: Person): Promise<Waiting[]> {
	const { body } = await judge.client.get(DESK);
	const lists = [...body.matchAll(/<ul class="aliases[\s\S]*?<\/ul>/g)].map(([list]) => list);

	return linksIn(lists.join(''));
}

/** Links to readings, wherever the page's addresses start from. */
const linksIn = (html: string): Waiting[] =>
	[...html.matchAll(/<a[^>]+href="([^"]+)"[^>]*>([^<]+)</g)].flatMap(
		([, href = '', alias = '']) => {
			const path = new URL(href, `http://localhost${DESK}`).pathname;
			return path.startsWith(`${DESK}/`) ? [{ path, alias: alias.trim() }] : [];
		}
	);

const other = (decision: Decision): Decision => (decision === 'valid' ? 'invalid' : 'valid');
