import type { Rulebook } from '#scoring';
import { bytesInMemory } from '#scoring/archive/files.ts';
import { newestBoard, rankedChallenges, readArchive } from '#scoring/archive/rank.ts';
import { zipFiles } from '#scoring/archive/zip.ts';
import { filesInMemory } from '#scoring/archive/files.ts';
import { canonicalBoard } from '#scoring/ranking/board.ts';
import { checkSignature, sha256 } from '#scoring/verify/pure-crypto.ts';
import { verifyArchive, type VerifyOptions } from '#scoring/verify/archive/verify-archive.ts';
import { EXAMPLE_PROMPTS } from '../../../rehearsal/example-prompts.ts';
import { startRehearsalEndpoint } from '../../../rehearsal/server.ts';
import {
	DAY,
	demoRulebook,
	openWorld,
	OPENS,
	type World
} from '../../../../tests/support/world.ts';
import { moveInstant } from '../contest/schedule.ts';
import type { Db } from '../db/client.ts';
import { confirmableEntries } from '../entries/confirmation-candidates.ts';
import { startConfirmation } from '../entries/confirmation-runs.ts';
import { startOfficialRuns } from '../entries/official-runs.ts';
import { present } from '../entries/present.ts';
import { withdraw } from '../entries/withdraw.ts';
import { begin } from '../gateway/begin.ts';
import { giveVerdict } from '../judging/verdict.ts';
import { publishBoard, type PublishedBoard } from '../leaderboard/publish.ts';
import { renameTeam } from '../teams/create.ts';

type Team = { id: string; accountId: string };
export type Files = Map<string, Uint8Array>;

const promptFor = (reto: string) =>
	EXAMPLE_PROMPTS.find((one) => one.quality === 'good' && one.reto === reto)?.text ?? '';

/** The demo edition with a jury that gives levels, on which the home challenge's places hang. */
function juriedRulebook(combined: boolean): Rulebook {
	const rulebook = demoRulebook();
	for (const challenge of rulebook.rounds.flatMap(({ challenges }) => challenges)) {
		challenge.budget.callsPerMinute = 1000;
		challenge.budget.presentations = 20;
		if (challenge.id !== 'hogar') continue;
		challenge.rubric = ['fondo', 'forma'].map((id) => ({
			id,
			title: { es: id },
			levels: ['nada', 'poco', 'bastante', 'mucho', 'todo'].map((es) => ({ es: `${id}: ${es}` })),
			weight: id === 'fondo' ? '2/3' : '1/3'
		}));
		const qualityWeights = { checks: '0', jury: '1' };
		challenge.ranking = { policy: 'weighted', a: '1/2', parNwh: 50_000_000, qualityWeights };
	}

	if (combined) {
		rulebook.combine = {
			parts: [
				{ challenge: 'hogar', weight: '1/3' },
				{ challenge: 'centro-civico', weight: '2/3' }
			],
			ties: ['centro-civico']
		};
	}

	return rulebook;
}

export interface PlayedContest extends World {
	teams: Team[];
	/** An interaction that was presented. */
	interaction: string;
	/** The newest published board of each challenge. */
	boards: Map<string, PublishedBoard>;
	close(): Promise<void>;
}

/**
 * A small contest from its opening to its results, `combined` one whose rules add its challenges up: interactions in two turns, a renamed team, a withdrawal, an
 * instant moved, verdicts with levels, a rejudging, official runs, confirmation runs, and three publications.
 */
export async function playContest(db: Db, { combined = false } = {}): Promise<PlayedContest> {
	const endpoint = await startRehearsalEndpoint({ seed: 5 });
	const world = await openWorld(db, {
		endpointUrl: `${endpoint.url}/v1`,
		rulebook: juriedRulebook(combined)
	});
	const { ctx, contest } = world;
	const teams = [
		await world.newTeam('Las Lámparas'),
		await world.newTeam('Los Enchufes'),
		await world.newTeam('El Termo «ñandú» 🔌')
	] as const;
	const judges = [await world.newStaff('judge'), await world.newStaff('judge')];
	const [first, second, third] = teams;
	await db.write((tx) =>
		renameTeam(tx, { contest, accountId: second.accountId, name: 'Las Regletas', at: ctx.now() })
	);

	const one = await presentHome(world, first, ['Hola', promptFor('hogar')]);
	const withdrawn = await presentHome(world, second, [promptFor('hogar')]);
	const two = await presentHome(world, second, ['Hola', 'Sí', promptFor('hogar')]);
	await presentHome(world, third, [promptFor('hogar')]);
	await db.write((tx) =>
		withdraw(tx, {
			contest,
			entryId: withdrawn.entryId,
			team: second,
			accountId: second.accountId,
			at: ctx.now()
		})
	);
	for (const team of [first, third]) {
		const template = promptFor('centro-civico');
		const by = { team, accountId: team.accountId };
		await present(ctx, { contest, challengeId: 'centro-civico', ...by, presented: { template } });
	}
	await db.write((tx) =>
		moveInstant(tx, {
			contest,
			roundId: 'previa',
			instant: 'closes',
			movedTo: OPENS + 13 * DAY,
			reason: 'Un día antes',
			byAccountId: judges[0] ?? '',
			at: ctx.now()
		})
	);
	world.setNow(OPENS + 13 * DAY);
	const closed = { ...world, contest: await world.reload() };

	const judge = (entryId: string, judgeId: string | undefined, fondo: number, forma = 3) =>
		db.write((tx) =>
			giveVerdict(tx, {
				contest: closed.contest,
				entryId,
				judgeId: judgeId ?? '',
				decision: fondo === 0 ? 'invalid' : 'valid',
				reason: fondo === 0 ? 'No se entiende' : '',
				levels: { fondo, forma },
				at: ctx.now()
			})
		);
	await judge(one.entryId, judges[0], 5);
	await judge(one.entryId, judges[1], 2);
	await judge(two.entryId, judges[0], 4);
	await judge(two.entryId, judges[1], 0);

	const boards = new Map<string, PublishedBoard>();
	const publish = async (challengeId: string) => {
		const scope = { contest: closed.contest, challengeId, byAccountId: judges[0] ?? '' };
		boards.set(challengeId, await publishBoard(ctx, scope));
	};
	await publish('hogar');
	await startOfficialRuns(ctx, { contest: closed.contest, challengeId: 'centro-civico' });
	await ctx.officialRuns.ended();
	await publish('centro-civico');
	await judge(two.entryId, judges[1], 5, 4);
	const confirmable = { contest: closed.contest, challengeId: 'hogar' };
	const entryIds = (await confirmableEntries(db.read, confirmable)).map(({ id }) => id);
	await startConfirmation(ctx, confirmable, { entryIds, byAccountId: judges[0] ?? '' });
	await ctx.officialRuns.ended();
	await publish('hogar');

	const close = () => endpoint.close();
	return { ...closed, teams: [...teams], interaction: one.interaction, boards, close };
}

async function presentHome(world: World, team: Team, prompts: string[]) {
	const { ctx, contest } = world;
	const call = { contest, challengeId: 'hogar', team, accountId: team.accountId };
	let [after, conversation]: [string | undefined, string] = [undefined, ''];
	for (const prompt of prompts) {
		const live = await begin(ctx, { ...call, asked: { prompt, ...(after ? { after } : {}) } });
		await live.settled;
		[after, conversation] = [live.id, live.conversationId];
	}
	const { entryId } = await present(ctx, { ...call, presented: { conversation } });

	return { entryId, interaction: after ?? '' };
}

/** A zip unpacked into memory. */
export async function unpacked(pieces: AsyncIterable<Uint8Array>): Promise<Files> {
	const all: Uint8Array[] = [];
	for await (const piece of pieces) all.push(piece);
	const files = await zipFiles(bytesInMemory(new Uint8Array(Buffer.concat(all))));
	const found: Files = new Map();
	for (const name of files.names) {
		const content: Uint8Array[] = [];
		for await (const chunk of files.chunks(name)) content.push(chunk.slice());
		found.set(name, new Uint8Array(Buffer.concat(content)));
	}

	return found;
}

export const verified = (files: Files, options: Partial<VerifyOptions> = {}) =>
	verifyArchive(filesInMemory(files), { sha256, checkSignature, ...options });

/** The newest board of each challenge, as `rank` prints them. */
export async function rankedBoards(files: Files): Promise<Map<string, string>> {
	const archive = await readArchive(filesInMemory(files), sha256);
	const boards = new Map<string, string>();
	for (const challenge of rankedChallenges(archive)) {
		const board = newestBoard(archive, challenge);
		if (board) boards.set(challenge, canonicalBoard(board));
	}

	return boards;
}
