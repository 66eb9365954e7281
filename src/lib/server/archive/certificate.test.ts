import { eq } from 'drizzle-orm';
import { afterEach, expect, test } from 'vitest';
import { onEveryEngine } from '../../../../tests/support/databases.ts';
import { certificatePdf, isIssued } from '../http/certificate-document.ts';
import { readPdf } from '../pdf/read-pdf.fixture.ts';
import { disqualify } from '../teams/disqualify.ts';
import {
	certificateByCode,
	certificatesInForce,
	codeTyped,
	issueCertificates,
	ownCertificate
} from './certificate.ts';
import { playContest, type PlayedContest } from './contest-archive.fixture.ts';
import { erasePerson } from './erase-person.ts';

let played: PlayedContest | undefined;
afterEach(async () => {
	await played?.close();
	played = undefined;
});

onEveryEngine('a certificate', ({ test }) => {
	test('says what boards say, holds by its code, and is replaced only where that changed', async ({
		db
	}) => {
		const contest = (played = await playContest(db));
		const { contest: inForce, teams, boards } = contest;
		const at = Math.max(...[...inForce.schedule.values()].map(({ finalised }) => finalised));
		const { id: contestId } = inForce;
		const issue = (when = at) =>
			db.write((tx) => issueCertificates(tx, { contest: inForce, byAccountId: 'x', at: when }));
		const [first, second, third] = teams;
		await db.write((tx) =>
			tx
				.update(tx.t.account)
				.set({ name: 'Núria Ŀòpez 🌱' })
				.where(eq(tx.t.account.id, first?.accountId ?? ''))
		);

		await expect(issue(at - 1)).rejects.toMatchObject({ code: 'not_published' });
		expect(await issue()).toEqual({ issued: 3 });
		expect(await issue(at + 1)).toEqual({ issued: 0 });
		const all = await certificatesInForce(db.read, { contestId });
		expect(all).toHaveLength(3);

		const own = await ownCertificate(db.read, { contestId, accountId: first?.accountId ?? '' });
		if (!own || !isIssued(own)) throw new Error('nothing was issued');
		expect(own.code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
		const { board } = boards.get('hogar') ?? {};
		const row = board?.rows.find(({ teamId }) => teamId === first?.id);
		const of = board?.rows.filter(({ place }) => place !== undefined).length;
		expect(own.certified.places).toContainEqual({ challengeId: 'hogar', place: row?.place, of });
		const typed = own.code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o');
		expect(await certificateByCode(db.read, { contestId, code: typed })).toEqual(own);

		const asked = { locale: 'es' as const, origin: 'https://example.org' };
		const pdf = await certificatePdf(inForce, own, asked);
		expect(Buffer.compare(pdf, await certificatePdf(inForce, own, asked))).toBe(0);
		const { text, found } = await readPdf(pdf);
		expect(found('P').map((one) => one.text)).toContain('Núria L·òpez');
		expect(text).toContain(own.code);
		expect(text).toContain('Las Lámparas');

		const decided = { contestId, teamId: second?.id ?? '', byAccountId: 'x', at: at + 2 };
		await db.write((tx) => disqualify(tx, { ...decided, reason: 'Trampa' }));
		await db.write((tx) =>
			tx
				.update(tx.t.account)
				.set({ name: 'Núria López' })
				.where(eq(tx.t.account.id, first?.accountId ?? ''))
		);
		expect(await issue(at + 3)).toEqual({ issued: 1 });
		const old = await certificateByCode(db.read, { contestId, code: own.code });
		expect(old).toMatchObject({ replacedAt: at + 3, certified: own.certified });
		const ofSecond = { contestId, accountId: second?.accountId ?? '' };
		expect(await ownCertificate(db.read, ofSecond)).toBeUndefined();

		const ofThird = await ownCertificate(db.read, { contestId, accountId: third?.accountId ?? '' });
		await db.write((tx) => erasePerson(tx, { accountId: third?.accountId ?? '' }));
		const erased = await certificateByCode(db.read, { contestId, code: ofThird?.code ?? '' });
		expect(erased.certified).toBeUndefined();
		const rows = JSON.stringify(await db.read.select().from(db.t.certificate));
		expect(rows).not.toContain('Termo');
		await expect(certificateByCode(db.read, { contestId, code: 'NADA' })).rejects.toMatchObject({
			code: 'not_found'
		});
		const acts = await db.read.select().from(db.t.staffAct);
		expect(acts.filter(({ act }) => act === 'certificates.issued')).toHaveLength(2);
	});
});

test('a code is read however it is typed', () => {
	expect(codeTyped(' 7k3m 9qwxOIl1-ab ')).toBe('7K3M-9QWX-0111-AB');
});
