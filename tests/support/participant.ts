import { randomUUID } from 'node:crypto';
import type { RunningSite } from './site.ts';
import { signIn, type Visitor } from './visitor.ts';

export const CONTEST = 'desafio-alia';
export const PASSWORD = 'una frase bien larga';

/** What taking part declares, as the forms send it. */
export const declared = { rulebookVersion: '1', accept: 'yes', age: 'adult' };

export interface NewPerson extends Visitor {
	name: string;
	email: string;
	password: string;
}

export interface NewTeam extends NewPerson {
	team: string;
}

/** Registers somebody whom nobody knew by the forms, and signs them in. */
export async function newPerson(site: RunningSite, name = 'Persona'): Promise<NewPerson> {
	const id = randomUUID().slice(0, 8);
	const person = { name: `${name} ${id}`, email: `${id}@example.org`, password: PASSWORD };
	const { status } = await visitorPost(site, '/register', person);
	if (status !== 303) throw new Error(`registering answered ${status}`);

	return { ...person, ...(await signIn(site, person)) };
}

/** A new person with a team of their own in a contest: nothing of it is spent yet. */
export async function newTeam(
	site: RunningSite,
	{ contest = CONTEST, team = `Equipo ${randomUUID().slice(0, 8)}` } = {}
): Promise<NewTeam> {
	const captain = await newPerson(site, 'Capitana');
	const created = await captain.post(`/contests/${contest}/team?/create`, {
		...declared,
		name: team
	});
	if (created.status !== 303) throw new Error(`making a team answered ${created.status}`);

	return { ...captain, team };
}

/** The path of a new invitation to a captain's team. */
export async function invitationOf(captain: Visitor, contest = CONTEST): Promise<string> {
	const shown = await captain.post(`/contests/${contest}/team?/invite`, {});
	const [, link] = /value="(http[^"]+\/join\/[^"]+)"/.exec(await shown.text()) ?? [];
	if (!link) throw new Error('the page shows no invitation');

	return new URL(link).pathname;
}

/** A new person who accepts the captain's invitation. */
export async function newTeammate(site: RunningSite, captain: Visitor): Promise<NewPerson> {
	const invitation = await invitationOf(captain);
	const person = await newPerson(site, 'Pareja');
	const { status } = await person.post(invitation, declared);
	if (status !== 303) throw new Error(`joining answered ${status}`);

	return person;
}

const visitorPost = (site: RunningSite, path: string, fields: Record<string, string>) =>
	fetch(new URL(path, site.url), {
		method: 'POST',
		redirect: 'manual',
		headers: { origin: site.url, accept: 'text/html' },
		body: new URLSearchParams(fields)
	});
