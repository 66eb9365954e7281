import { randomBytes } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import type { ChallengeRules, RoundRules } from '#scoring';
import { Refusal } from '#lib/refusal.ts';
import { recordAct, type Act } from '../audit/act.ts';
import { endpointSaid } from '../budget/settle.ts';
import { systemMessages } from '../challenges/messages.ts';
import type { ContestInForce } from '../contest/in-force.ts';
import type { Context } from '../context.ts';
import type { Tx } from '../db/client.ts';
import { fewAtATime } from '../entries/missing-runs.ts';
import { needClosed, needOwnModel } from '../entries/official-runs.ts';
import { askForOrganiser, type OrganiserAnswer } from '../entries/organiser-call.ts';
import type { EntryOnRecord } from '../entries/standing.ts';
import { recordFact, sha256Hex } from '../ledger/record.ts';
import { readAnswer } from './assisted-answer.ts';
import { PASSES, type Pass } from './assisted-key.ts';
import {
	answersTo,
	assistedInForce,
	assistedKey,
	entriesToRead,
	isStopped,
	MOST_ANSWER,
	type Assistable
} from './assisted-progress.ts';
import { messagesFor, textToRead } from './assisted-prompt.ts';
import { identityOf } from './identity.ts';
import { givenTexts, presentedOf } from './presented.ts';
import { redactor } from './redaction.ts';

/** Characters for each token of the context: fewer than any language needs. */
const CHARACTERS = 2;

/**
 * Has the model read every entry of a challenge that is to be judged, by the rubric and by the false
 * key, on the organiser's account; or goes on with what is missing. Refuses before the close, on
 * another model than the rulebook's, and where the rulebook has no assisted reading.
 */
export async function startAssisted(
	ctx: Context,
	assistable: Assistable,
	{ byAccountId }: { byAccountId: string }
): Promise<void> {
	const { contest, challengeId } = assistable;
	const { challenge, round, state } = assistedInForce(assistable, ctx.now());
	needClosed(state);
	needOwnModel(ctx, round);
	await ctx.db.write(async (tx) => {
		const { assistedRound } = tx.t;
		const at = ctx.now();
		await tx
			.insert(assistedRound)
			.values({ contestId: contest.id, challengeId, startedAt: at })
			.onConflictDoUpdate({
				target: [assistedRound.contestId, assistedRound.challengeId],
				set: { stoppedAt: null }
			});
		await act(tx, assistable, { act: 'assisted.started', byAccountId, at });
	});
	ctx.officialRuns.start(assistedKey(assistable), async (signal) => {
		try {
			await readMissing(ctx, { contest, challenge, round, signal });
		} catch (cause) {
			if (!(cause instanceof Refusal)) ctx.log.error({ err: cause }, 'assisted reading failed');
			throw cause;
		}
	});
}

/** No further reading begins, and those that have begun are given up: they will be done again. */
export async function stopAssisted(
	ctx: Context,
	assistable: Assistable,
	{ byAccountId }: { byAccountId: string }
): Promise<void> {
	const { contest, challengeId } = assistable;
	assistedInForce(assistable, ctx.now());
	await ctx.db.write(async (tx) => {
		const { assistedRound: row } = tx.t;
		const at = ctx.now();
		await tx
			.update(row)
			.set({ stoppedAt: at })
			.where(and(eq(row.contestId, contest.id), eq(row.challengeId, challengeId)));
		await act(tx, assistable, { act: 'assisted.stopped', byAccountId, at });
	});
	await ctx.officialRuns.halt(assistedKey(assistable));
}

async function act(
	tx: Tx,
	{ contest, challengeId }: Assistable,
	staffAct: { act: Act; byAccountId: string; at: number }
) {
	await recordAct(tx, { contestId: contest.id, subject: challengeId, ...staffAct });
}

interface Work {
	contest: ContestInForce;
	challenge: ChallengeRules;
	round: RoundRules;
	signal: AbortSignal;
}

async function readMissing(ctx: Context, work: Work): Promise<void> {
	const { contest, challenge, signal } = work;
	const scope = { contestId: contest.id, challengeId: challenge.id };
	const entries = await entriesToRead(ctx.db.read, { contest, challengeId: challenge.id });
	const answers = await answersTo(
		ctx.db.read,
		entries.map(({ id }) => id)
	);
	const done = new Set(answers.map(({ entryId, pass }) => `${entryId} ${pass}`));
	const missing = entries.flatMap((entry) =>
		PASSES.filter((pass) => !done.has(`${entry.id} ${pass}`)).map((pass) => ({ entry, pass }))
	);
	await fewAtATime(missing, signal, async ({ entry, pass }) => {
		// Another process may have been told to stop.
		if (await isStopped(ctx.db.read, scope)) return;
		await readOnce(ctx, { ...work, entry, pass });
	});
}

async function readOnce(
	ctx: Context,
	{ contest, challenge, round, signal, entry, pass }: Work & { entry: EntryOnRecord; pass: Pass }
): Promise<void> {
	const system = systemMessages(challenge, round.model)[0]?.content ?? '';
	const names = await identityOf(ctx.db.read, { teamId: entry.teamId });
	const redact = redactor(names, { given: givenTexts(challenge, { system, locale: 'es' }) });
	const { presented } = await presentedOf(ctx, { contest, challenge, entry, redact });
	// Where a text is longer than the model can read, its end is what was presented last.
	const most = CHARACTERS * (round.model.contextTokens - 2 * MOST_ANSWER);
	const text = textToRead(presented).slice(-most);
	const asked = { challenge, system, text, pass, delimiter: randomBytes(12).toString('hex') };
	const answer = await askForOrganiser(ctx, {
		purpose: 'assisted',
		contestId: contest.id,
		round,
		messages: messagesFor(asked),
		sampling: { ...round.model.parameters, max_tokens: MOST_ANSWER },
		signal
	});
	const criteria = challenge.rubric.map(({ id }) => id);
	const read = readAnswer(answer.text, { criteria, text });
	await ctx.db.write((tx) =>
		keep(tx, { contestId: contest.id, round, entryId: entry.id, pass, answer, read, at: ctx.now() })
	);
}

interface Kept {
	contestId: string;
	round: RoundRules;
	entryId: string;
	pass: Pass;
	answer: OrganiserAnswer;
	read: ReturnType<typeof readAnswer>;
	at: number;
}

async function keep(tx: Tx, kept: Kept): Promise<void> {
	const { contestId, round, entryId, pass, answer, read, at } = kept;
	const earlier = await answersTo(tx, [entryId]);
	// Another process may have done it in the meantime.
	if (earlier.some((one) => one.pass === pass)) return;
	const { promptTokens, cachedTokens, completionTokens, estimated, energyNwh } = answer;
	const usage = { promptTokens, cachedTokens, completionTokens, estimated };
	const salt = randomBytes(16).toString('hex');
	await tx.insert(tx.t.assistedAnswer).values({
		entryId,
		pass,
		...usage,
		energyNwh,
		salt,
		answer: answer.text,
		reading: read?.reading,
		passages: read?.passages ?? [],
		at
	});
	await recordFact(tx, {
		contestId,
		kind: 'assisted-reading',
		subject: entryId,
		data: {
			pass,
			profile: round.model.profile,
			...usage,
			energyNwh: Number(energyNwh),
			...endpointSaid({ reportedModel: answer.model, finishReason: answer.finishReason }),
			answerHash: sha256Hex(salt + answer.text),
			legible: read !== undefined
		},
		at
	});
}
