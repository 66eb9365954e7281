import fc from 'fast-check';
import { expect } from 'vitest';
import { onEveryEngine } from '../../../../tests/support/databases.ts';
import { newSigningKey } from '../../../../tests/support/signing-key.ts';
import { readPublicKeyPem } from '#scoring/ledger/public-key.ts';
import { receiptFault } from '#scoring/ledger/receipt.ts';
import { checkSignature } from '#scoring/commands/native-crypto.ts';
import type { Db } from '../db/client.ts';
import { newId } from '../db/id.ts';
import { advanceLedgers } from './advance.ts';
import { receiptOf } from './receipt.ts';
import { recordFact, sha256 } from './record.ts';
import { treeHead } from './sequencer.ts';
import { lastHead } from './tree.ts';

const AT = Date.parse('2026-03-02T09:00:00Z');

async function newLedger(db: Db) {
	const contestId = newId();
	await db.write((tx) =>
		tx.insert(tx.t.contest).values({ id: contestId, slug: contestId, createdAt: AT })
	);
	const subjects: string[] = [];
	const state = async () => {
		const subject = newId();
		subjects.push(subject);
		await db.write((tx) =>
			recordFact(tx, {
				contestId,
				kind: 'entry-withdrawn',
				subject,
				data: { teamId: 'equipo', challenge: 'hogar' },
				at: AT
			})
		);
	};

	return { contestId, subjects, state };
}

onEveryEngine('a receipt', ({ test }) => {
	test('of every fact holds under the last head, however the ledger grew', async ({ db }) => {
		const key = newSigningKey();
		const publicKey = readPublicKeyPem(key.publicKey);
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 5 }),
				async (grown) => {
					const { contestId, subjects, state } = await newLedger(db);
					for (const facts of grown) {
						for (let fact = 0; fact < facts; fact++) await state();
						await advanceLedgers(db, { key, now: () => AT });
						const head = await lastHead(db.read, { contestId });
						expect(head).toMatchObject(await treeHead(db.read, { contestId }));
					}
					for (const subject of subjects) {
						const kind = 'entry-withdrawn';
						const made = await receiptOf(db.read, { contestId, subject, kind });
						if (!made || !('receipt' in made)) throw new Error('no receipt');
						expect(
							receiptFault(made.receipt, { publicKey, sha256, checkSignature })
						).toBeUndefined();
						const other = { ...made.receipt, leaf: made.receipt.leaf.replace('hogar', 'oficina') };
						expect(receiptFault(other, { publicKey, sha256, checkSignature })).toBe('inclusion');
					}
				}
			),
			{ numRuns: 8 }
		);
	});

	test('is pending until the fact is signed, and of nothing stated there is none', async ({
		db
	}) => {
		const { contestId, subjects, state } = await newLedger(db);
		await state();
		const asked = { contestId, subject: subjects[0] ?? '', kind: 'entry-withdrawn' as const };

		expect(await receiptOf(db.read, asked)).toEqual({ pending: true });
		expect(await receiptOf(db.read, { ...asked, subject: 'nadie' })).toBeUndefined();
		await advanceLedgers(db, { key: newSigningKey(), now: () => AT });
		expect(await receiptOf(db.read, asked)).toHaveProperty('receipt.seq', 0);
	});

	test('under a freeze says nothing of what the others do after it', async ({ db }) => {
		const key = newSigningKey();
		const { contestId, subjects, state } = await newLedger(db);
		const grow = async (at: number) => {
			await state();
			await advanceLedgers(db, { key, now: () => at });
		};
		const kind = 'entry-withdrawn' as const;
		const sizeOf = async (subject = '', frozenAt?: number) => {
			const made = await receiptOf(db.read, { contestId, subject, kind, frozenAt });
			return made && 'receipt' in made ? made.receipt.head.size : undefined;
		};
		for (const at of [AT, AT + 1000, AT + 2000, AT + 3000]) await grow(at);
		const [first, , third] = subjects;

		expect(await sizeOf(first)).toBe(4);
		expect(await sizeOf(first, AT + 1500)).toBe(2);
		expect(await sizeOf(third, AT + 1500)).toBe(3);
		expect(await sizeOf(first, AT - 1)).toBe(1);
	});
});
