import { asc, eq } from 'drizzle-orm';
import fc from 'fast-check';
import { expect } from 'vitest';
import { canonicalFact, hashLeaf } from '#scoring';
import { consistencyProof, verifyConsistency } from '#scoring/ledger/consistency.ts';
import { onEveryEngine } from '../../../../tests/support/databases.ts';
import type { Db, Tx } from '../db/client.ts';
import { newId } from '../db/id.ts';
import { recordFact, sha256 } from './record.ts';
import { sequence, treeHead, type TreeHead } from './sequencer.ts';

const AT = Date.parse('2026-03-02T09:00:00Z');

/** What happens at the same time: transactions of some facts, some of which fail, and sequencers. */
const moment = fc.array(
	fc.oneof(
		{
			weight: 4,
			arbitrary: fc.record({ facts: fc.integer({ min: 1, max: 4 }), fails: fc.boolean() })
		},
		{ weight: 2, arbitrary: fc.constant('sequence' as const) },
		{ weight: 1, arbitrary: fc.constant('look' as const) }
	),
	{ minLength: 1, maxLength: 8 }
);

onEveryEngine('the ledger', ({ test, engine }) => {
	const numRuns = engine === 'SQLite' ? 40 : 6;

	test(
		'has no gap, forgets nothing and never says otherwise, whoever writes at once',
		{ timeout: 60_000 },
		async ({ db }) => {
			await fc.assert(
				fc.asyncProperty(fc.array(moment, { minLength: 1, maxLength: 5 }), async (moments) => {
					const ledger = new Ledger(db);
					for (const moment of moments) {
						await Promise.all(
							moment.map((one) => {
								if (one === 'sequence') return sequence(db, ledger);
								return one === 'look' ? ledger.look() : ledger.state(one);
							})
						);
						await ledger.expectNothingChanged();
					}
					await sequence(db, ledger);
					await ledger.expectWhole();
				}),
				{ numRuns, interruptAfterTimeLimit: 5000 }
			);
		}
	);

	// SQLite has one writer, and so has Postgres inside this process.
	if (engine !== 'Postgres') return;
	test('puts a fact whose transaction began first and ended last after those that ended before', async ({
		db
	}) => {
		const contestId = newId();
		const state = (tx: Tx, subject: string) =>
			recordFact(tx, {
				contestId,
				kind: 'team-registered',
				subject,
				data: { rulebookVersion: 1, rulebookHash: '0'.repeat(64) },
				at: AT
			});
		const [begun, end] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
		const slow = db.write(async (tx) => {
			await state(tx, 'slow');
			begun.resolve();
			await end.promise;
		});
		await begun.promise;
		await db.write((tx) => state(tx, 'quick'));
		await sequence(db, { contestId });
		const head = await treeHead(db.read, { contestId });
		end.resolve();
		await slow;

		expect(await sequence(db, { contestId })).toBe(2);

		const { fact } = db.t;
		const rows = await db.read.select().from(fact).orderBy(asc(fact.seq));
		expect(rows.map(({ subject, seq }) => [subject, seq])).toEqual([
			['quick', 0],
			['slow', 1]
		]);
		expect(rows[0]?.position).toBeGreaterThan(rows[1]?.position ?? 0);
		expect(await treeHead(db.read, { contestId, size: 1 })).toEqual(head);
	});
});

/** One contest's ledger, and what was seen of it earlier. */
class Ledger {
	readonly contestId = newId();
	private readonly db: Db;
	private readonly heads: TreeHead[] = [];
	private stated = 0;
	private seen: Awaited<ReturnType<Ledger['rows']>> = [];

	constructor(db: Db) {
		this.db = db;
	}

	async state({ facts, fails }: { facts: number; fails: boolean }) {
		const stating = this.db.write(async (tx) => {
			for (let index = 0; index < facts; index++) {
				const data = { rulebookVersion: index + 1, rulebookHash: '0'.repeat(64) };
				await recordFact(tx, {
					contestId: this.contestId,
					kind: 'team-registered',
					subject: newId(),
					data,
					at: AT
				});
			}
			if (fails) throw new Error('rolled back');
		});
		if (fails) await expect(stating).rejects.toThrow('rolled back');
		else {
			await stating;
			this.stated += facts;
		}
	}

	async look() {
		this.heads.push(await treeHead(this.db.read, this));
	}

	private rows() {
		const { fact } = this.db.t;
		return this.db.read
			.select()
			.from(fact)
			.where(eq(fact.contestId, this.contestId))
			.orderBy(asc(fact.position));
	}

	/** What was there is there as it was; a place is given once. */
	async expectNothingChanged() {
		const rows = await this.rows();
		const now = new Map(rows.map((row) => [row.id, row]));
		for (const before of this.seen) {
			const row = now.get(before.id);
			expect({ ...row, seq: before.seq }).toEqual(before);
			if (before.seq !== null) expect(row?.seq).toBe(before.seq);
		}
		this.seen = rows;
		await this.look();
	}

	async expectWhole() {
		const rows = await this.rows();
		expect(rows).toHaveLength(this.stated);
		const placed = rows.toSorted((a, b) => Number(a.seq) - Number(b.seq));
		expect(placed.map(({ seq }) => seq)).toEqual(placed.map((_, index) => index));

		const leaves = placed.map(({ leaf, leafHash }) => {
			expect(canonicalFact(JSON.parse(leaf))).toBe(leaf);
			const hash = hashLeaf(new TextEncoder().encode(leaf), sha256);
			expect(Buffer.from(hash).toString('hex')).toBe(leafHash);
			return hash;
		});
		const last = await treeHead(this.db.read, this);
		expect(last.size).toBe(this.stated);
		for (const { size, root } of this.heads) {
			expect(await treeHead(this.db.read, { ...this, size })).toEqual({ size, root });
			const claim = {
				earlierSize: size,
				earlierRoot: bytes(root),
				laterSize: last.size,
				laterRoot: bytes(last.root),
				proof: consistencyProof(leaves, size, sha256)
			};
			expect(verifyConsistency(claim, sha256)).toBe(true);
		}
	}
}

const bytes = (hex: string) => new Uint8Array(Buffer.from(hex, 'hex'));
