import { z } from 'zod';
import { board, PHASE_INSTANTS } from '#scoring';

/** What the read API answers with: the schemas of its documentation, which its tests hold answers against. */

const PHASES = ['announced', 'practice', 'open', 'frozen', 'closed', 'results', 'final'] as const;

const instant = z.iso.datetime({ precision: 3 }).describe('UTC, with milliseconds');
const address = z.string().describe('A path on this site');
const hash = z
	.string()
	.regex(/^[0-9a-f]{64}$/)
	.describe('SHA-256, hex');

const contestLine = z.strictObject({
	id: z.string().describe('The contest in addresses'),
	title: z.string(),
	phase: z.enum(PHASES).describe('Of the round that is under way, or of the last'),
	opens: instant,
	closes: instant,
	simulated: z.boolean().describe('Whether the model is the site’s own simulation'),
	href: address
});

export const contestList = z.strictObject({ contests: z.array(contestLine) });

const challenge = z.strictObject({
	id: z.string(),
	title: z.string(),
	summary: z.string(),
	kind: z.enum(['conversation', 'template', 'alignment']),
	practice: z.boolean().describe('Practice challenges have no board'),
	policy: z.enum(['gate-then-energy', 'weighted', 'pareto']),
	board: address.optional()
});

const round = z.strictObject({
	id: z.string(),
	title: z.string(),
	phase: z.enum(PHASES),
	instants: z.record(z.enum(PHASE_INSTANTS), instant).describe('In force, with what was moved'),
	model: z.strictObject({
		id: z.string(),
		title: z.string(),
		profile: z.string().describe('Reference profile by which energy is modelled'),
		simulated: z.boolean()
	}),
	challenges: z.array(challenge)
});

export const contestDetail = z.strictObject({
	id: z.string(),
	title: z.string(),
	tagline: z.string(),
	timeZone: z.string(),
	rulebook: z.strictObject({
		version: z.int().positive(),
		hash,
		href: address.describe('The exact bytes of which that is the hash')
	}),
	rounds: z.array(round),
	boards: address,
	head: address
});

const boardLine = z.strictObject({
	challenge: z.string(),
	standing: z
		.enum(['none', 'provisional', 'frozen', 'published', 'final'])
		.describe(
			'`frozen`: as it stood at the freeze; `published`: an official one of which appeals may come'
		),
	version: z.int().positive().optional(),
	hash: hash.optional(),
	href: address.optional()
});

export const boardList = z.strictObject({ boards: z.array(boardLine) });

export const signedHead = z
	.strictObject({
		format: z.literal('vatio-head/1'),
		contest: z.string(),
		size: z.int().nonnegative().describe('Facts on the ledger'),
		root: hash,
		at: instant,
		keyId: z.string(),
		signature: z.string().regex(/^[0-9a-f]{128}$/)
	})
	.describe('An RFC 6962 tree head, signed with Ed25519');

export const boardDocument = board;

export const apiError = z.strictObject({
	error: z.looseObject({ message: z.string(), type: z.string(), code: z.string() })
});
