import { toHex } from '../ledger/hex.ts';
import { callModel, registerTeams } from './calls.fixture.ts';
import { presentEntries, type MadeEntry } from './entries.fixture.ts';
import { canonicalManifest, FILE } from './format.ts';
import { replaySome } from './replays.fixture.ts';
import { judge, judgeAll, publish, publishCombined, runOfficially } from './results.fixture.ts';
import { CENTRE, DAY, HOME, openScene, OPENS, type ContestOptions } from './scene.fixture.ts';
import { joinedBytes } from './texts.fixture.ts';

export interface MadeContest {
	/** All files of the archive but for what went to the sink. */
	files: Map<string, Uint8Array>;
	/** The organiser's key, 32 bytes, to forge with. */
	secretKey: Uint8Array;
	pem: string;
	/** The newest published board of each challenge, as canonical text. */
	boards: Map<string, string>;
	/** The last ranking over both, and its id, where the rules combine them. */
	combined: { id: string; document: string } | undefined;
	/** Ids of all boards, in the order of publication. */
	published: string[];
	interactions: number;
	leaves: number;
}

/**
 * A whole contest that never took place, the same for the same options: teams, interactions, entries,
 * withdrawals, verdicts and rejudgings, official runs on hidden sheets, replays, boards, heads every so often.
 * The boards are computed from what the maker remembers, never from the ledger it writes.
 */
export function makeContest(options: ContestOptions): MadeContest {
	const scene = openScene(options);
	const { ledger, files, lines, held, encoder, contestId, secret, pem, secretKey } = scene;
	const teams = registerTeams(scene);
	const interactions = callModel(scene, teams);
	const entries = presentEntries(scene, teams);

	const atClose = { size: ledger.tree.size, root: ledger.tree.root() };
	ledger.now = OPENS + 14 * DAY + 1000;
	const last = new Map<string, MadeEntry>();
	for (const entry of entries) {
		if (!entry.withdrawn) last.set(`${entry.facts.teamId} ${entry.challenge}`, entry);
	}
	const counting = [...last.values()];
	runOfficially(scene, counting, atClose.root);
	judgeAll(scene, counting);
	replaySome(scene, counting);

	const boards = new Map<string, string>();
	const published: string[] = [];
	const ids = new Map<string, string>();
	const publishOne = (challenge: string) => {
		const { id, document } = publish(scene, counting, challenge);
		boards.set(challenge, document);
		ids.set(challenge, id);
		published.push(id);
	};
	publishOne(HOME);
	publishOne(CENTRE);
	ledger.fact('instances-revealed', CENTRE, {
		challenge: CENTRE,
		secret: toHex(secret),
		treeSize: atClose.size,
		treeRoot: toHex(atClose.root)
	});
	let combined = publishCombined(scene, boards, ids);
	const rejudged = counting.find(({ verdicts }) => verdicts.size > 0);
	const [again] = rejudged?.verdicts.keys() ?? [];
	if (rejudged && again !== undefined) {
		judge(scene, rejudged, again);
		publishOne(rejudged.challenge);
		combined = publishCombined(scene, boards, ids);
	}

	ledger.head();
	ledger.flush();
	if (!options.sink) {
		files.set(FILE.ledger, joinedBytes(held.ledger));
		files.set(FILE.leafHashes, joinedBytes(held.hashes));
	}
	const manifest = {
		contest: 'desafio-de-prueba',
		contestId,
		exportedAt: new Date(ledger.now + DAY).toISOString(),
		leaves: ledger.tree.size
	};
	files.set(FILE.manifest, encoder.encode(canonicalManifest(manifest)));
	files.set(FILE.key, encoder.encode(pem));
	files.set(FILE.heads, encoder.encode(ledger.headLines()));
	for (const file of ['teams', 'verdicts', 'texts'] as const) {
		if (lines[file].length > 0) files.set(FILE[file], encoder.encode(lines[file].join('')));
	}
	const made = { files, secretKey, pem, boards, combined, published };
	return { ...made, interactions, leaves: ledger.tree.size };
}
