import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import {
	checkPlan,
	format,
	generateSheet,
	isValid,
	planQuality,
	treeRoot,
	type PlanSheet,
	type TemplateChallenge
} from '#scoring';
import { sha256, sha256Hex } from '../../../src/lib/server/ledger/record.ts';
import { holds, type Finding, type OnRecord } from './record.ts';

interface Leaf {
	kind: string;
	data: {
		challenge: string;
		commitment?: string;
		secret?: string;
		treeSize?: number;
		treeRoot?: string;
	};
}

/**
 * Whether anyone can make the hidden sheets again from the ledger (the secret is the one promised
 * before and told after the board, the root that of the ledger at the close) and on them finds of
 * every official run what the ledger says.
 */
export async function checkInstances(record: OnRecord): Promise<Finding> {
	const { facts, contest } = record;
	const leaves = facts.map(({ leaf }) => JSON.parse(leaf) as Leaf);
	const challenge = contest.rulebook.rounds
		.flatMap(({ challenges }) => challenges)
		.find((one) => one.kind === 'template');
	if (!challenge) return holds('the hidden sheets', ['no such challenge'], '');
	const place = (kind: string) =>
		leaves.findIndex((leaf) => leaf.kind === kind && leaf.data.challenge === challenge.id);
	const committed = leaves[place('instances-committed')]?.data;
	const {
		secret = '',
		treeSize = 0,
		treeRoot: root = ''
	} = leaves[place('instances-revealed')]?.data ?? {};
	const early = facts.slice(0, treeSize).map((fact) => Buffer.from(fact.leafHash, 'hex'));
	const sheets = sheetsOf(
		Buffer.concat([secret, root].map((hex) => Buffer.from(hex, 'hex'))),
		challenge
	);
	const runs = await runsOn(record, { sheets, challenge });

	return holds(
		'ledger: the hidden sheets can be made again, and every official run judged on them',
		[
			...(sha256Hex(Buffer.from(secret, 'hex')) === committed?.commitment
				? []
				: ['another secret']),
			...(Buffer.from(treeRoot(early, sha256)).toString('hex') === root ? [] : ['another root']),
			...(place('instances-revealed') > place('board-published') ? [] : ['told too early']),
			...runs.filter(({ same }) => !same).map(({ entryId }) => entryId)
		],
		`${sheets.length} sheets, root of ${treeSize} facts, ${runs.length} runs`
	);
}

function sheetsOf(secretAndRoot: Buffer, { hidden }: TemplateChallenge): PlanSheet[] {
	const seed = new Uint8Array(createHash('sha256').update(secretAndRoot).digest());

	return Array.from({ length: hidden.sheets }, (_, index) =>
		generateSheet(sha256, { seed, index })
	);
}

async function runsOn(
	{ db, contest, facts }: OnRecord,
	{ sheets, challenge }: { sheets: PlanSheet[]; challenge: TemplateChallenge }
) {
	const { officialRun, entry } = db.t;
	const runs = await db.read
		.select({ run: officialRun })
		.from(officialRun)
		.innerJoin(entry, eq(entry.id, officialRun.entryId))
		.where(eq(entry.contestId, contest.id));
	const stated = new Set(
		facts
			.filter(({ kind }) => kind === 'official-run')
			.map(({ subject, leaf }) => {
				const { data } = JSON.parse(leaf) as {
					data: { sheet: string; run: number; valid: boolean; quality: string };
				};
				return [subject, data.sheet, data.run, data.valid, data.quality].join(' ');
			})
	);
	const share = challenge.checks.find((rule) => rule.kind === 'plan')?.maxShareOfNaive ?? '1';

	return runs.map(({ run: { entryId, sheet: index, run, answer } }) => {
		const sheet = sheets[index];
		if (!sheet) return { entryId, same: false };
		const valid = isValid([checkPlan(answer, sheet, share)]);
		const found = [entryId, sheet.id, run, valid, format(planQuality(answer, sheet))].join(' ');
		return { entryId, same: stated.has(found) };
	});
}
