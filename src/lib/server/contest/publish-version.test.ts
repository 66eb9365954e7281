import { expect } from 'vitest';
import type { Rulebook } from '#scoring';
import { onEveryEngine } from '../../../../tests/support/databases.ts';
import { DAY, OPENS, openWorld, type World } from '../../../../tests/support/world.ts';
import type { Db } from '../db/client.ts';
import { sha256Hex } from '../ledger/record.ts';
import { noticesFor } from '../notices/notice.ts';
import { publishRulebook } from '../notices/publish-rulebook.ts';
import { discardDraft, draftOf, saveDraft } from './rulebook-draft.ts';
import { versionOf, versionsOf } from './versions.ts';

interface Publishing {
	change?: (rulebook: Rulebook) => void;
	basedOn?: number;
	reason?: string;
	override?: boolean;
}

async function organised(db: Db) {
	const world = await openWorld(db, { endpointUrl: 'http://127.0.0.1:9' });
	const byAccountId = await world.newStaff('organiser');

	return { world, byAccountId, publish: publishing(world, byAccountId) };
}

const renamed = (rulebook: Rulebook) => {
	rulebook.title.es = 'Otro nombre';
};
const dearer = (rulebook: Rulebook) => {
	const [home] = rulebook.rounds[0]?.challenges ?? [];
	if (home) home.budget.tokens = 70_000;
};

function publishing({ ctx, contest }: World, byAccountId: string) {
	return ({ change = renamed, basedOn = 1, reason = 'Errata', override = false }: Publishing) => {
		const rulebook = structuredClone(contest.rulebook);
		change(rulebook);
		const { slug } = contest;
		const wanted = { slug, rulebook, basedOn, reason, override, byAccountId, at: ctx.now() };
		return ctx.db.write((tx) => publishRulebook(tx, wanted));
	};
}

onEveryEngine('a new version of the rulebook', ({ test }) => {
	test('rules from then on, with its reason and hash on the ledger, and everybody is told', async ({
		db
	}) => {
		const { world, publish } = await organised(db);
		const { id: contestId } = world.contest;

		await publish({ reason: ' El nombre tenía una errata ' });

		const contest = await world.reload();
		expect(contest).toMatchObject({ version: 2, rulebook: { version: 2 } });
		expect(contest.rulebook.title.es).toBe('Otro nombre');
		const [first, second] = await versionsOf(db.read, { contestId });
		expect(first).toMatchObject({ version: 1, reason: '', overrides: [] });
		expect(second).toMatchObject({
			version: 2,
			hash: contest.hash,
			reason: 'El nombre tenía una errata',
			overrides: []
		});
		const [fact] = await publishedFacts(db, 2);
		const [row] = await db.read.select().from(db.t.rulebookVersion).limit(1).offset(1);
		expect(fact).toEqual({
			version: 2,
			rulebookHash: contest.hash,
			reasonHash: sha256Hex(`${row?.reasonSalt ?? ''}El nombre tenía una errata`)
		});
		const [notice] = await noticesFor(db.read, {
			contestId,
			teamId: undefined,
			accountId: 'quien sea'
		});
		expect(notice).toMatchObject({ kind: 'rulebook', own: false });
		expect(notice?.text).toContain('versión 2');
		expect(notice?.text).toContain('El nombre tenía una errata');
		expect(notice?.text).toContain('Título: de «Desafío ALIA» a «Otro nombre».');
		expect(await acts(db)).toEqual(['rulebook.published']);
	});

	test('is one: of two published at once the second hears that it was superseded', async ({
		db
	}) => {
		const { world, publish } = await organised(db);

		const both = await Promise.allSettled([publish({}), publish({ change: changeTagline })]);

		expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
			reason: { code: 'version_superseded', details: { version: 2, basedOn: 1 } }
		});
		expect((await world.reload()).version).toBe(2);
		expect(await publishedFacts(db, 2)).toHaveLength(1);
	});

	test('needs a reason, and something that it changes', async ({ db }) => {
		const { world, publish } = await organised(db);

		await expect(publish({ reason: '  ' })).rejects.toMatchObject({ code: 'reason_needed' });
		await expect(publish({ change: () => {} })).rejects.toMatchObject({ code: 'nothing_changed' });
		expect((await world.reload()).version).toBe(1);
	});

	test('leaves what a phase has closed alone, unless it is overridden for all to see', async ({
		db
	}) => {
		const { world, publish } = await organised(db);
		await expect(publish({ change: dearer })).rejects.toMatchObject({ code: 'rule_closed' });
		expect(await publishedFacts(db, 2)).toEqual([]);

		await publish({ change: dearer, override: true });

		expect(await publishedFacts(db, 2)).toMatchObject([{ override: true }]);
		const overrides = [{ clause: 'challenge', round: 'previa', instant: 'opens' }];
		const { id: contestId } = world.contest;
		expect((await versionsOf(db.read, { contestId })).at(-1)).toMatchObject({ overrides });
	});

	test('changes nothing that has happened or is final, whoever orders it', async ({ db }) => {
		const { world, publish } = await organised(db);
		const reopened = (rulebook: Rulebook) => {
			const [round] = rulebook.rounds;
			if (round) round.phases.opens = new Date(OPENS + DAY).toISOString();
		};
		const attempt = { change: reopened, override: true };
		await expect(publish(attempt)).rejects.toMatchObject({ code: 'rule_fixed' });

		world.setNow(OPENS + 31 * DAY);

		await expect(publish({ change: dearer, override: true })).rejects.toMatchObject({
			code: 'rule_fixed'
		});
		await publish({ change: renamed });
	});

	test('keeps the secrets of its hidden sheets, and commits one for a new reto alone', async ({
		db
	}) => {
		const { world, publish } = await organised(db);
		world.setNow(OPENS - DAY);
		const secrets = () => db.read.select().from(db.t.instanceSecret);
		const before = await secrets();

		await publish({
			change: ({ rounds: [round] }) => {
				const centre = round?.challenges.find(({ kind }) => kind === 'template');
				if (centre) round?.challenges.push({ ...structuredClone(centre), id: 'otro-centro' });
			}
		});

		const after = await secrets();
		expect(after).toHaveLength(before.length + 1);
		expect(after).toEqual(expect.arrayContaining(before));
		expect(await factsOf(db, 'instances-committed')).toHaveLength(after.length);
	});
});

onEveryEngine('a draft of a rulebook', ({ test }) => {
	test('is kept whatever it says, changes nothing, and goes when its version is published', async ({
		db
	}) => {
		const { world, byAccountId, publish } = await organised(db);
		const { id: contestId } = world.contest;
		const save = (document: string, revision: number) =>
			db.write((tx) => saveDraft(tx, { contestId, document, revision, byAccountId, at: 1 }));

		await save('{ a medias', 0);

		expect(await draftOf(db.read, { contestId })).toEqual({
			basedOn: 1,
			document: '{ a medias',
			revision: 1,
			by: 'organiser',
			at: 1
		});
		expect((await world.reload()).version).toBe(1);
		await publish({});
		expect(await draftOf(db.read, { contestId })).toBeUndefined();
		await expect(versionOf(db.read, { contestId, version: 3 })).rejects.toMatchObject({
			code: 'not_found'
		});
	});

	test('is never overwritten by somebody who had not read what it overwrites', async ({ db }) => {
		const { world, byAccountId } = await organised(db);
		const { id: contestId } = world.contest;
		const save = (document: string, revision: number) =>
			db.write((tx) => saveDraft(tx, { contestId, document, revision, byAccountId, at: 1 }));
		await save('uno', 0);
		await expect(save('dos', 0)).rejects.toMatchObject({ code: 'draft_changed' });
		await save('tres', 1);
		await expect(save('cuatro', 1)).rejects.toMatchObject({ code: 'draft_changed' });
		const discard = (revision: number) =>
			db.write((tx) => discardDraft(tx, { contestId, revision, byAccountId, at: 2 }));
		await expect(discard(1)).rejects.toMatchObject({ code: 'draft_changed' });
		expect((await draftOf(db.read, { contestId }))?.document).toBe('tres');

		await discard(2);

		expect(await draftOf(db.read, { contestId })).toBeUndefined();
		await expect(save('x'.repeat(1_000_001), 0)).rejects.toMatchObject({
			code: 'invalid_request'
		});
	});
});

const changeTagline = (rulebook: Rulebook) => {
	rulebook.tagline.es = 'Otro lema';
};

async function factsOf(db: Db, kind: string) {
	const facts = await db.read
		.select({ kind: db.t.fact.kind, leaf: db.t.fact.leaf })
		.from(db.t.fact);

	return facts
		.filter((fact) => fact.kind === kind)
		.map(({ leaf }): Record<string, unknown> => JSON.parse(leaf).data);
}

const publishedFacts = async (db: Db, version: number) =>
	(await factsOf(db, 'rulebook-published')).filter((data) => data['version'] === version);

const acts = async (db: Db) =>
	(await db.read.select({ act: db.t.staffAct.act }).from(db.t.staffAct)).map(({ act }) => act);
