import { afterEach, expect } from 'vitest';
import { onEveryEngine } from '../../../../tests/support/databases.ts';
import { HOUR, OPENS } from '../../../../tests/support/world.ts';
import { minutesPdf } from '../http/minutes-document.ts';
import { recordFact, sha256Hex } from '../ledger/record.ts';
import { readPdf } from '../pdf/read-pdf.fixture.ts';
import { disqualify } from '../teams/disqualify.ts';
import { playContest, type PlayedContest } from './contest-archive.fixture.ts';
import { erasePerson } from './erase-person.ts';
import { currentMinutes, minutesOf } from './minutes.ts';
import { attachSigned, MOST_SIGNED, signedFile, signedMinutes } from './signed-minutes.ts';

let played: PlayedContest | undefined;
afterEach(async () => {
	await played?.close();
	played = undefined;
});

const finalOf = ({ contest }: PlayedContest) =>
	Math.max(...[...contest.schedule.values()].map(({ finalised }) => finalised));

const A_PDF = Buffer.from('%PDF-1.7\nfirmada\n%%EOF\n');

onEveryEngine('the minutes of a contest', ({ test }) => {
	test('state what decided it, and stay the same bytes once they are final', async ({ db }) => {
		const contest = (played = await playContest(db));
		const { ctx, contest: inForce, boards, teams } = contest;
		const [first] = teams;
		const final = finalOf(contest);
		const reasonHash = 'ab'.repeat(32);
		await db.write(async (tx) => {
			const { id: contestId } = inForce;
			const iso = (at: number) => new Date(at).toISOString();
			const outage = { round: 'previa', from: iso(OPENS), to: iso(OPENS + HOUR), reasonHash };
			await recordFact(tx, {
				contestId,
				kind: 'outage-applied',
				subject: 'apagon',
				data: { ...outage, remedy: 'extend' },
				at: OPENS + 2 * HOUR
			});
			const order = { contestId, accountId: first?.accountId ?? '' };
			await tx.insert(tx.t.gatewayOrder).values([
				{ ...order, kind: 'pause', at: OPENS + HOUR },
				{ ...order, kind: 'resume', at: OPENS + HOUR + 1_200_000 },
				{ ...order, kind: 'pause', at: final + 1 }
			]);
		});
		const draft = await minutesOf(db.read, { contest: inForce, at: final - 1 });
		expect(draft.covered).toBe(false);
		contest.setNow(final);
		const minutes = await currentMinutes(ctx, { contest: inForce });
		expect(minutes.covered).toBe(true);
		const later = await minutesOf(db.read, { contest: inForce, at: final + 1e10 });

		expect(draft.draft).toBe(true);
		expect(minutes).toMatchObject({ draft: false, until: final, teams: 3 });
		expect(minutes.judges).toEqual(['judge', 'judge']);
		expect(minutes.boards.map(({ challengeId, hash }) => [challengeId, hash])).toEqual(
			[...boards].map(([id, { hash }]) => [id, hash])
		);
		expect(minutes.incidents.map(({ kind }) => kind)).toEqual(['pause', 'override', 'outage']);
		expect(minutes.head?.size).toBeGreaterThan(minutes.boards[0]?.board.seq ?? 0);
		expect(later).toEqual(minutes);
		expect(minutes.rulebooks.map(({ hash }) => hash)).toEqual([inForce.hash]);

		const pdf = await minutesPdf(inForce, minutes, 'es');
		expect(sha256Hex(pdf)).toBe(sha256Hex(await minutesPdf(inForce, later, 'es')));
		const read = await readPdf(pdf);
		expect(read.info.Language).toBe('es');
		expect(read.bookmarks).toEqual([
			'El concurso',
			'Fechas',
			'Jurado y organización',
			'Reglamento',
			'Registro',
			'Clasificaciones oficiales',
			'Reto 1 · Un hogar que gasta menos',
			'Reto 2 · El centro cívico que funciona con sol',
			'Incidencias',
			'Firmas'
		]);
		const cells = read.rows.map((row) => row.map(({ text }) => text));
		expect(cells.find(([place]) => place === '1')).toBeDefined();
		const shown = cells.flat();
		expect(shown).toContain('El Termo «ñandú»');
		expect(shown).toContain('Las Lámparas');
		expect(shown).not.toContain('Los Enchufes');
		expect(shown.join(' ').replaceAll(/\s/g, '')).toContain(minutes.head?.root);
		for (const { hash } of boards.values()) {
			expect(read.text.replaceAll(/\s/g, '')).toContain(hash);
		}
		expect(cells.map(([, what]) => what)).toEqual(
			expect.arrayContaining([
				'Se suspendieron los envíos durante 20 min.',
				expect.stringMatching(/^Interrupción en la ronda .* se amplió el plazo\.$/)
			])
		);
		expect(read.text).not.toContain('BORRADOR');
		const drafted = await readPdf(await minutesPdf(inForce, draft, 'es'));
		expect(drafted.text).toContain('BORRADOR');

		const [team] = teams;
		const decided = {
			contestId: inForce.id,
			teamId: team?.id ?? '',
			byAccountId: 'x',
			at: final - 5
		};
		await db.write((tx) => disqualify(tx, { ...decided, reason: 'Un motivo privado' }));
		const after = await minutesOf(db.read, { contest: inForce, at: final });
		const conduct = after.incidents.filter(({ kind }) => kind === 'disqualified');
		expect(conduct).toEqual([{ kind: 'disqualified', team: team?.id, at: decided.at }]);
		const told = await readPdf(await minutesPdf(inForce, after, 'es'));
		expect(told.text).not.toContain('Un motivo privado');
	});

	test('keep the signed file once they are final, with its hash and its act', async ({ db }) => {
		const contest = (played = await playContest(db));
		const { contest: inForce } = contest;
		const at = finalOf(contest);
		const organiser = await contest.newStaff('organiser');
		const attach = (file: Uint8Array, when = at, reason = 'Firmada por el jurado') =>
			db.write((tx) =>
				attachSigned(tx, { contest: inForce, file, reason, byAccountId: organiser, at: when })
			);
		const refused = (work: Promise<unknown>) => expect(work).rejects;

		await refused(attach(A_PDF, at - 1)).toMatchObject({ code: 'not_published' });
		await refused(attach(Buffer.from('<html>'))).toMatchObject({ code: 'invalid_request' });
		await refused(attach(A_PDF, at, ' ')).toMatchObject({ code: 'reason_needed' });
		const large = Buffer.concat([A_PDF, Buffer.alloc(MOST_SIGNED), A_PDF]);
		await refused(attach(large)).toMatchObject({ code: 'body_too_large' });
		expect(await signedMinutes(db.read, { contestId: inForce.id })).toEqual([]);

		const { hash } = await attach(A_PDF);
		expect(hash).toBe(sha256Hex(A_PDF));
		const [kept] = await signedMinutes(db.read, { contestId: inForce.id });
		expect(kept).toEqual({ hash, bytes: A_PDF.length, at, erased: false });
		expect(Buffer.from(await signedFile(db.read, { contestId: inForce.id }))).toEqual(A_PDF);
		const acts = await db.read.select().from(db.t.staffAct);
		expect(acts.at(-1)).toMatchObject({ act: 'minutes.signed-attached', subject: hash });
		expect(acts.filter(({ act }) => act.startsWith('minutes.'))).toHaveLength(1);

		const another = await contest.newStaff('organiser');
		await db.write((tx) => erasePerson(tx, { accountId: another }));
		const [left] = await signedMinutes(db.read, { contestId: inForce.id });
		expect(left).toMatchObject({ hash, erased: true });
		await refused(signedFile(db.read, { contestId: inForce.id })).toMatchObject({
			code: 'not_found'
		});
	});
});
