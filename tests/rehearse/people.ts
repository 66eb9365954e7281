import type { RunningSite } from '../support/site.ts';
import { randomFrom, type Random } from '../../src/rehearsal/random.ts';
import { newClient, type Answer, type Client } from './client.ts';
import { SLUG } from './edition.ts';
import type { Witness } from './witness.ts';

export interface Person {
	name: string;
	email: string;
	client: Client;
}

export interface Team {
	number: number;
	name: string;
	/** The captain first. */
	members: Person[];
	random: Random;
	/** What was presented last and counts, by challenge. */
	entries: Map<string, string>;
}

/** Where everything happens: the site, and who notes what was seen. */
export interface Venue {
	site: RunningSite;
	witness: Witness;
	seed: number;
	/** Whether answers take their time, so that something can happen meanwhile. */
	paced: boolean;
	/** How many answers the endpoint writes at a time; the rest wait. */
	places: number;
}

const PASSWORD = 'ensayamos con una frase larga';
const DECLARED = { rulebookVersion: '1', accept: 'yes', age: 'adult' };
const TEAM = `/contests/${SLUG}/team`;

const THINGS = ['Faro', 'Molino', 'Brisa', 'Turbina', 'Encina', 'Candil', 'Arroyo', 'Panel'];
const PLACES = ['Lugo', 'Teruel', 'Soria', 'Elche', 'Vic', 'Bilbao', 'Cádiz', 'Mérida', 'Ávila'];

export const anyone = ({ site }: Venue): Client => newClient(site.url);

/** A form's answer that must be a redirect; anything else stops the rehearsal with what came. */
export function landed({ status, headers, body }: Answer, doing: string): string {
	if (status === 303) return headers.location ?? '';
	const said = body.replace(/<style[\s\S]*?<\/style>|<[^>]+>/g, ' ').replace(/\s+/g, ' ');
	throw new Error(`${doing} answered ${status}: ${said.slice(0, 600)}`);
}

export async function signedIn(
	venue: Venue,
	who: { name: string; email: string; password: string }
) {
	const client = anyone(venue);
	const { name, email, password } = who;
	landed(await client.post('/sign-in', { email, password }), `signing in ${email}`);

	return { name, email, client };
}

async function registered(venue: Venue, name: string, next = ''): Promise<Person> {
	const client = anyone(venue);
	const email = `${foldedName(name)}@ensayo.example`;
	const form = { email, name, password: PASSWORD, next };
	landed(await client.post('/register', form), `registering ${email}`);
	const way = landed(await client.post('/sign-in', form), `signing in ${email}`);
	venue.witness.expect('signing in leads where the person was going', way === (next || '/'), way);
	venue.witness.count('accounts');

	return { name, email, client };
}

/** A captain registers a team; in half of them someone else comes in by the captain's link. */
export async function enterTeam(venue: Venue, number: number): Promise<Team> {
	const { witness, seed } = venue;
	const thing = THINGS[number % THINGS.length];
	const place = PLACES[Math.floor(number / THINGS.length) % PLACES.length];
	const lap = Math.floor(number / (THINGS.length * PLACES.length));
	const name = `${thing} de ${place}${lap > 0 ? ` ${lap + 1}` : ''}`;
	const captain = await registered(venue, `Capitana de ${name}`);
	const { client } = captain;
	landed(await client.post(`${TEAM}?/create`, { ...DECLARED, name }), `registering ${name}`);
	witness.count('teams');
	const members = [captain];
	if (number % 2 === 1) members.push(await joined(venue, captain, name));

	return { number, name, members, random: randomFrom(`${seed} ${number}`), entries: new Map() };
}

async function joined(venue: Venue, captain: Person, team: string): Promise<Person> {
	const { witness } = venue;
	const { body } = await captain.client.post(`${TEAM}?/invite`);
	const link = /value="(?<link>http[^"]+\/join\/[^"]+)"/.exec(body)?.groups?.['link'];
	if (!link) throw new Error(`no invitation for ${team}`);
	const path = new URL(link).pathname;
	const mate = await registered(venue, `Pareja en ${team}`, path);
	landed(await mate.client.post(path, DECLARED), `joining ${team}`);
	const again = await anyone(venue).get(path);
	witness.expect('an invitation is good once', again.status === 409, again.status);
	witness.count('teammates by link');

	return mate;
}

/** Someone whom the organiser invited registers through the link. */
export async function enterStaff(venue: Venue, { link, name }: { link: string; name: string }) {
	const client = anyone(venue);
	const email = `${foldedName(name)}@ensayo.example`;
	const path = new URL(link).pathname;
	const form = { email, name, password: PASSWORD };
	landed(await client.post(`${path}?/register`, form), `registering ${name}`);
	const again = await anyone(venue).get(path);
	venue.witness.expect('an invitation is good once', again.status === 409, again.status);
	venue.witness.count('judges by link');

	return { name, email, client };
}

const foldedName = (name: string) =>
	name
		.normalize('NFKD')
		.toLowerCase()
		.replace(/\p{M}/gu, '')
		.replace(/[^a-z0-9]+/g, '-');
