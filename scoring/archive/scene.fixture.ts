import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 as pureSha256 } from '@noble/hashes/sha2.js';
import canonicalize from 'canonicalize';
import { toHex } from '../ledger/hex.ts';
import { keyIdOf, publicKeyPem } from '../ledger/public-key.ts';
import type { Sha256 } from '../ledger/sha256.ts';
import type { CountedInteraction } from '../ranking/facts.ts';
import { canonicalRulebook } from '../rulebook/canonical.ts';
import { desafioAlia } from '../rulebook/editions/desafio-alia.ts';
import { challengeOf } from '../rulebook/rounds.ts';
import { rulebookFile } from './format.ts';
import { LedgerWriter, type Sink } from './ledger-writer.fixture.ts';
import { Random } from './random.fixture.ts';
import { never } from './texts.fixture.ts';

export interface ContestOptions {
	seed: number;
	teams: number;
	/** Calls to the model of each team over both challenges. */
	interactionsPerTeam: number;
	/** Texts by consent, true ones that the checks can be run on again. */
	texts?: boolean;
	headEvery?: number;
	/** Boards say how sure they are. */
	doubt?: boolean;
	/** Teams are ranked in two categories too, and one is put into the other. */
	categories?: boolean;
	/** The template challenge is ranked by layers of quality and energy. */
	layers?: boolean;
	/** Both challenges give points, and a ranking over them is published at the end. */
	combined?: boolean;
	sha256?: Sha256;
	sink?: Sink;
}

export interface MadeConversation {
	id: string;
	parent: string | undefined;
	turns: (CountedInteraction & { id: string; text: string | undefined; prompt: string })[];
	isWhole: boolean;
}

export interface MadeTeam {
	id: string;
	name: string;
	baseline: boolean;
	category: string | undefined;
	/** The one that it goes on with. */
	conversation: MadeConversation | undefined;
	/** Those that it could present. */
	done: MadeConversation[];
}

export const OPENS = Date.UTC(2026, 4, 1, 8);
export const DAY = 86_400_000;
export const MODEL = 'BSC-LT/ALIA-40b-instruct';
export const PROFILE = 'alia40b-h200x1-b32-2026.1';
export const HOME = 'hogar';
export const CENTRE = 'centro-civico';

export const CATEGORIES = ['estudiantes', 'general'] as const;

/** What all acts of a made-up contest share: its rules published, its secret committed. */
export function openScene(options: ContestOptions) {
	const { seed, texts: withTexts = false, headEvery = 50 } = options;
	const random = new Random(seed);
	const sha256 = options.sha256 ?? ((bytes: Uint8Array) => pureSha256(bytes));
	const encoder = new TextEncoder();
	const hashOf = (text: string) => toHex(sha256(encoder.encode(text)));
	const secretKey = sha256(encoder.encode(`key ${String(seed)}`));
	const publicKey = ed25519.getPublicKey(secretKey);
	const signer = {
		keyId: keyIdOf(publicKey, sha256),
		sign: (message: Uint8Array) => ed25519.sign(message, secretKey)
	};
	const held: { ledger: Uint8Array[]; hashes: Uint8Array[] } = { ledger: [], hashes: [] };
	const sink: Sink = options.sink ?? {
		ledger: (bytes) => held.ledger.push(bytes),
		leafHashes: (bytes) => held.hashes.push(bytes)
	};
	const ledger = new LedgerWriter({ sha256, sink, signer, headEvery, at: OPENS - DAY }, random);
	const files = new Map<string, Uint8Array>();
	const lines: Record<'teams' | 'verdicts' | 'texts', string[]> = {
		teams: [],
		verdicts: [],
		texts: []
	};
	const keep = (file: keyof typeof lines, value: object) =>
		lines[file].push(`${canonicalize(value) ?? ''}\n`);
	/** The salted hash of a text, which is kept once its fact has an id; of no text, any hash. */
	const bind = (text: string | undefined) => {
		if (text === undefined) return { hash: random.hash(), keepFor: () => undefined };
		const salt = random.salt();
		const keepFor = (fact: string, field: string) => {
			keep('texts', { fact, field, salt, text });
		};
		return { hash: hashOf(salt + text), keepFor };
	};

	const rulebook = structuredClone(desafioAlia({ model: 'alia', opensAt: OPENS }));
	if (options.categories) {
		rulebook.categories = CATEGORIES.map((id) => {
			return { id, title: { es: id }, description: { es: id } };
		});
	}
	const ranked = challengeOf(rulebook, CENTRE)?.challenge;
	if (options.layers && ranked?.kind === 'template') {
		ranked.ranking = { policy: 'pareto', qualityWeights: { checks: '7/10', jury: '3/10' } };
		ranked.judging = { mode: 'all' };
		ranked.ties = [];
	}
	const first = challengeOf(rulebook, HOME)?.challenge;
	if (options.combined && first && ranked) {
		first.rubric = ranked.rubric;
		const qualityWeights = { checks: '0', jury: '1' };
		first.ranking = { policy: 'weighted', a: '1/2', parNwh: 300_000_000, qualityWeights };
		rulebook.combine = {
			parts: [
				{ challenge: HOME, weight: '1/3' },
				{ challenge: CENTRE, weight: '2/3' }
			],
			ties: [CENTRE]
		};
	}
	const rules = canonicalRulebook(rulebook);
	const rulesHash = hashOf(rules);
	files.set(rulebookFile(1), encoder.encode(rules));
	const contestId = (ledger.contestId = random.id());
	ledger.fact('rulebook-published', contestId, { version: 1, rulebookHash: rulesHash });
	const secret = sha256(encoder.encode(`secret ${String(seed)}`));
	const commitment = toHex(sha256(secret));
	ledger.fact('instances-committed', CENTRE, { challenge: CENTRE, commitment });

	const home = challengeOf(rulebook, HOME)?.challenge;
	const centre = challengeOf(rulebook, CENTRE)?.challenge;
	if (home?.kind !== 'conversation' || centre?.kind !== 'template') return never();
	const pem = publicKeyPem(publicKey);
	return {
		...{ options, withTexts, random, sha256, hashOf, secretKey, pem, held, ledger, files, lines },
		...{ keep, bind, rulebook, rulesHash, contestId, secret, home, centre, encoder }
	};
}
export type Scene = ReturnType<typeof openScene>;
