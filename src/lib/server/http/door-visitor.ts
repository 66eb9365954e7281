import type { IncomingMessage } from 'node:http';
import { Refusal } from '#lib/refusal.ts';
import { secretHash } from '../accounts/secret.ts';
import { personOf } from '../accounts/session.ts';
import { contestInForce, recentContest, type ContestInForce } from '../contest/in-force.ts';
import type { Context } from '../context.ts';
import { known } from '../db/known.ts';
import { needQualified } from '../teams/disqualification.ts';
import { keyHolder, noteUse } from '../teams/key.ts';
import { teamOf } from '../teams/team.ts';
import { guardOrigin } from './guards.ts';
import { sessionTokenOf } from './session-cookie.ts';

/** Who comes to the door of a contest, and in whose name. */
export interface Visitor {
	contest: ContestInForce;
	team: { id: string };
	accountId: string;
	/** The key that opened; absent for the site's own pages. */
	keyId: string | undefined;
	/** Of the database when it was asked about all this. */
	revision: number;
}

/** The visitor behind a key or behind the site's session. Refuses who is neither, or is of another contest. */
export async function visitorOf(
	ctx: Context,
	{ request, slug }: { request: IncomingMessage; slug: string }
): Promise<Visitor> {
	const { authorization } = request.headers;

	// Another scheme is somebody else's: a proxy's in front, say.
	return authorization !== undefined && /^Bearer\b/i.test(authorization)
		? keyVisitor(ctx, { key: keyIn(authorization), slug })
		: sessionVisitor(ctx, { request, slug });
}

/** The key in an `Authorization` header. */
export function keyIn(authorization: string): string {
	return /^Bearer\s+(\S+)\s*$/i.exec(authorization)?.[1] ?? '';
}

async function keyVisitor(
	ctx: Context,
	{ key, slug }: { key: string; slug: string }
): Promise<Visitor> {
	const { value, revision } = await keyed(ctx.db, { secretHash: secretHash(key), key, slug });
	if (!value) throw new Refusal('invalid_api_key');
	const { holder, visitor } = value;
	if (!visitor) throw new Refusal('not_in_contest');
	noteUse(ctx.db, holder, ctx.now()).catch((cause: unknown) => {
		ctx.log.warn({ err: cause }, 'the use of a key was not noted');
	});

	return { ...visitor, revision };
}

/** Whom a key opens a contest for; without a visitor where it is another contest's. */
const keyed = known(
	({ secretHash, slug }: { secretHash: string; key: string; slug: string }) =>
		`${secretHash} ${slug}`,
	async (db, { key, slug }) => {
		const holder = await keyHolder(db.quick, { key });
		if (!holder) return undefined;
		const contest = await recentContest(db, { slug });
		const { contestId, teamId, accountId, keyId } = holder;
		if (contestId !== contest.id || !teamId) return { holder, visitor: undefined };
		await needQualified(db.quick, { teamId });

		return { holder, visitor: { contest, team: { id: teamId }, accountId, keyId } };
	}
);

async function sessionVisitor(
	ctx: Context,
	{ request, slug }: { request: IncomingMessage; slug: string }
): Promise<Visitor> {
	guardOrigin(request.method ?? '', (name) => headerOf(request, name), originOf(ctx, request));
	const revision = ctx.db.revision();
	const token = sessionTokenOf(request.headers.cookie);
	const person = token ? await personOf(ctx.db, { token, at: ctx.now() }) : undefined;
	if (!person) throw new Refusal('not_signed_in');
	const contest = await contestInForce(ctx.db.read, { slug });
	const { accountId } = person;
	const team = await teamOf(ctx.db.read, { contestId: contest.id, accountId });
	if (!team) throw new Refusal('not_in_contest');
	await needQualified(ctx.db.read, { teamId: team.id });

	return { contest, team, accountId, keyId: undefined, revision };
}

export function headerOf(request: IncomingMessage, name: string): string | undefined {
	const value = request.headers[name];

	return Array.isArray(value) ? value[0] : value;
}

/** Where the site is reached, by its setting or by what the request says. */
export function originOf(ctx: Context, request: IncomingMessage): string {
	const { ORIGIN } = ctx.settings;

	return ORIGIN ? new URL(ORIGIN).origin : `http://${request.headers.host ?? ''}`;
}
