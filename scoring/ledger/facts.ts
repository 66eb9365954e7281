import { z } from 'zod';
import { PHASE_INSTANTS } from '../rulebook/schema.ts';
import { energyFigure } from './energy-figure.ts';
import { id, instant, hash, naturalNumber, exact, fromEndpoint, usage } from './fact-fields.ts';

function factOf<Kind extends string, Data extends z.ZodType>(kind: Kind, data: Data) {
	return z.strictObject({ id, kind: z.literal(kind), at: instant, subject: id, data });
}

/**
 * Everything that a result depends on, as it stands on a contest's ledger. `subject` is the id of
 * what the fact is about. Texts appear only as SHA-256 over salt and text, in lower-case hex, so
 * that erasing the salt and the text leaves the proof whole.
 */
export const fact = z.discriminatedUnion('kind', [
	factOf(
		'rulebook-published',
		z.strictObject({
			version: z.int().positive(),
			/** SHA-256 of the rulebook's canonical JSON: public, so without salt. */
			rulebookHash: hash,
			reasonHash: hash.optional(),
			/** Whether it changes what a phase had closed, by somebody who gave their password again. */
			override: z.literal(true).optional()
		})
	),
	factOf(
		'schedule-overridden',
		z.strictObject({
			round: id,
			instant: z.enum(PHASE_INSTANTS),
			to: instant,
			reasonHash: hash
		})
	),
	/** A stretch in which teams could not work; `extend` moves the round's instants by overrides of their own. */
	factOf(
		'outage-applied',
		z.strictObject({
			round: id,
			from: instant,
			to: instant,
			remedy: z.enum(['extend', 'return']),
			reasonHash: hash
		})
	),
	/** An attempt that an outage gave back: its team's budgets as if it had not been made. */
	factOf(
		'interaction-returned',
		z.strictObject({ outage: id, tokens: naturalNumber, energyNwh: energyFigure })
	),
	factOf('outage-reverted', z.strictObject({ reasonHash: hash })),
	factOf(
		'team-registered',
		z.strictObject({
			rulebookVersion: z.int().positive(),
			rulebookHash: hash,
			/** Of the rulebook's categories, where it has any. */
			category: id.optional(),
			/** The organiser's own, shown beside the others and never placed. */
			baseline: z.literal(true).optional()
		})
	),
	/** The name itself stands outside and can be erased; the last one named holds. */
	factOf('team-named', z.strictObject({ nameHash: hash })),
	/** The organisers put a team into another category. */
	factOf('team-categorised', z.strictObject({ category: id, reasonHash: hash })),
	/** Before it sent a prompt that counts: its people are in another team from now on. */
	factOf('team-merged', z.strictObject({ into: id, reasonHash: hash })),
	/** Before it sent a prompt that counts: it takes no part any more. */
	factOf('team-removed', z.strictObject({ reasonHash: hash })),
	/** Into a round that does not admit everybody; the last decision on a team and a round holds. */
	factOf(
		'team-admitted',
		z.strictObject({
			round: id,
			/** The published board whose best it is one of; absent where the organisers decided. */
			board: id.optional(),
			reasonHash: hash.optional()
		})
	),
	factOf('team-declined', z.strictObject({ round: id, reasonHash: hash })),
	factOf(
		'interaction-held',
		z.strictObject({
			teamId: id,
			challenge: id,
			conversationId: id.optional(),
			/** The interaction whose answer this one continues. */
			parentId: id.optional(),
			/** Whether the endpoint serves the rulebook's model; what is not official is practice only. */
			official: z.boolean().optional(),
			/** The open sheet that a template was rehearsed on. */
			sheet: id.optional(),
			promptHash: hash,
			ceilingTokens: naturalNumber,
			ceilingNwh: energyFigure
		})
	),
	factOf(
		'interaction-settled',
		z.strictObject({
			teamId: id,
			challenge: id,
			outcome: z.enum(['completed', 'aborted', 'failed', 'interrupted', 'released']),
			/** Whose account bears it; `nobody` where nothing ran. */
			chargedTo: z.enum(['team', 'platform', 'nobody']),
			...usage,
			...fromEndpoint,
			overrunNwh: energyFigure.optional(),
			answerHash: hash.optional()
		})
	),
	factOf(
		'entry-presented',
		z.strictObject({
			teamId: id,
			challenge: id,
			language: id,
			presented: z.discriminatedUnion('kind', [
				z.strictObject({
					kind: z.literal('conversation'),
					conversationId: id,
					interactionIds: z.array(id).min(1)
				}),
				z.strictObject({ kind: z.literal('template'), templateHash: hash }),
				z.strictObject({
					kind: z.literal('alignment'),
					conversationId: id,
					interactionIds: z.array(id).min(1),
					/** Category, challenge, verdict, correction and reasons, as canonical JSON. */
					recordHash: hash
				})
			])
		})
	),
	factOf('entry-withdrawn', z.strictObject({ teamId: id, challenge: id })),
	factOf('entry-disqualified', z.strictObject({ teamId: id, challenge: id, reasonHash: hash })),
	/** Takes a disqualification back. */
	factOf('entry-reinstated', z.strictObject({ teamId: id, challenge: id, reasonHash: hash })),
	factOf(
		'checks-recorded',
		z.strictObject({
			passed: z.boolean(),
			outcomes: z.array(
				z.strictObject({
					kind: id,
					outcome: z.enum(['passed', 'failed', 'flagged']),
					reason: z.string().regex(/^[A-Za-z0-9_.-]{1,80}$/)
				})
			),
			quality: exact.optional()
		})
	),
	factOf(
		'verdict-given',
		z.strictObject({
			judgeId: id,
			verdict: z.enum(['valid', 'invalid']),
			/** What this judge's levels alone come to. */
			jury: exact.optional(),
			/** Level 1–5 of each criterion of the rubric, from which medians over judges are taken. */
			levels: z.record(id, z.int().min(1).max(5)).optional(),
			reasonHash: hash.optional(),
			/** Id of the earlier verdict fact that this one replaces. */
			supersedes: id.optional(),
			/** The rejudging or the appeal by which it replaces one, maybe another judge's. */
			rejudging: id.optional()
		})
	),
	/** Verdicts were given anew for a reason; the new ones follow and name it. */
	factOf(
		'rejudging-applied',
		z.strictObject({ challenge: id, verdicts: naturalNumber, reasonHash: hash })
	),
	/** What came of a team's appeal against a verdict; upheld, the new ones follow and name it. */
	factOf('appeal-decided', z.strictObject({ verdict: id, upheld: z.boolean(), reasonHash: hash })),
	factOf(
		'official-run',
		z.strictObject({
			purpose: z.enum(['instances', 'confirmation']),
			sheet: id.optional(),
			run: naturalNumber,
			/** From 1; of an earlier answer of a replayed conversation, absent for the last one. */
			turn: naturalNumber.optional(),
			...usage,
			...fromEndpoint,
			answerHash: hash,
			/** Of the whole run. */
			valid: z.boolean(),
			/** The first run whose last answer is this one, byte for byte; absent for a first one. */
			sameAs: naturalNumber.optional(),
			quality: exact.optional()
		})
	),
	/** A model read an entry before the judges, by the rubric or by a false key of its levels: advice alone. */
	factOf(
		'assisted-reading',
		z.strictObject({
			pass: z.enum(['rubric', 'false-key']),
			...usage,
			...fromEndpoint,
			answerHash: hash,
			/** Whether the answer could be read as one. */
			legible: z.boolean()
		})
	),
	factOf(
		'board-published',
		z.strictObject({
			round: id,
			challenge: id,
			standing: z.enum(['provisional', 'official']),
			/** Facts of the ledger that the board counts. */
			seq: naturalNumber,
			boardHash: hash
		})
	),
	/** A ranking over the published boards of several challenges. */
	factOf(
		'combined-board-published',
		z.strictObject({
			/** One for each part, in the rulebook's order: the board that is counted in. */
			parts: z.array(z.strictObject({ challenge: id, board: id })).min(2),
			boardHash: hash
		})
	),
	factOf('instances-committed', z.strictObject({ challenge: id, commitment: hash })),
	factOf(
		'instances-revealed',
		z.strictObject({
			challenge: id,
			/** The 32 bytes whose SHA-256 was committed, in hex. */
			secret: hash,
			treeSize: naturalNumber,
			treeRoot: hash
		})
	)
]);
export type Fact = z.infer<typeof fact>;
export type FactKind = Fact['kind'];
export type FactData<Kind extends FactKind> = Extract<Fact, { kind: Kind }>['data'];
