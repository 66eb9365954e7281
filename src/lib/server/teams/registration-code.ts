import { randomBytes } from 'node:crypto';
import { and, asc, desc, eq, inArray, isNull } from 'drizzle-orm';
import { Refusal } from '#lib/refusal.ts';
import { recordAct } from '../audit/act.ts';
import type { Query, Tx } from '../db/client.ts';
import { newId } from '../db/id.ts';
import { foldedTeamName } from './team-name.ts';

export type RegistrationMode = 'open' | 'code';

/** How teams register in a contest: whoever wants to, or who has a code. */
export async function registrationModeOf(
	query: Query,
	{ contestId }: { contestId: string }
): Promise<RegistrationMode> {
	const { registrationMode } = query.t;
	const [row] = await query
		.select({ mode: registrationMode.mode })
		.from(registrationMode)
		.where(eq(registrationMode.contestId, contestId))
		.orderBy(desc(registrationMode.position))
		.limit(1);

	return row?.mode ?? 'open';
}

/** Sets how teams register from now on; those that have registered stay. */
export async function setRegistrationMode(
	tx: Tx,
	change: { contestId: string; mode: RegistrationMode; byAccountId: string; at: number }
): Promise<void> {
	const { contestId, mode, byAccountId, at } = change;
	const before = await registrationModeOf(tx, { contestId });
	if (before === mode) return;
	await tx.insert(tx.t.registrationMode).values(change);
	await recordAct(tx, {
		contestId,
		byAccountId,
		act: 'registration.mode',
		before: { mode: before },
		after: { mode },
		at
	});
}

export interface RegistrationCode {
	id: string;
	/** In groups of four, as people write it down. */
	code: string;
	/** Whom it was made for. */
	holder: string;
	createdAt: number;
	usedAt: number | undefined;
	/** Name of the team that it let in. */
	usedBy: string | undefined;
}

/** A contest's codes by the names of their holders. */
export async function registrationCodes(
	query: Query,
	{ contestId }: { contestId: string }
): Promise<RegistrationCode[]> {
	const { registrationCode, team } = query.t;
	const rows = await query
		.select({ one: registrationCode, usedBy: team.name })
		.from(registrationCode)
		.leftJoin(team, eq(team.id, registrationCode.usedByTeamId))
		.where(eq(registrationCode.contestId, contestId))
		.orderBy(asc(registrationCode.foldedHolder));

	return rows.map(({ one, usedBy }) => ({
		id: one.id,
		code: grouped(one.code),
		holder: one.holder,
		createdAt: one.createdAt,
		usedAt: one.usedAt ?? undefined,
		usedBy: usedBy ?? undefined
	}));
}

/** Holders on a list who have a code of this contest already. */
export async function knownHolders(
	query: Query,
	{ contestId, holders }: { contestId: string; holders: string[] }
): Promise<Set<string>> {
	const { registrationCode } = query.t;
	const folded = new Map(holders.map((holder) => [foldedTeamName(holder), holder]));
	const known = new Set<string>();
	const all = [...folded.keys()];
	for (let from = 0; from < all.length; from += 500) {
		const rows = await query
			.select({ foldedHolder: registrationCode.foldedHolder })
			.from(registrationCode)
			.where(
				and(
					eq(registrationCode.contestId, contestId),
					inArray(registrationCode.foldedHolder, all.slice(from, from + 500))
				)
			);
		for (const { foldedHolder } of rows) known.add(folded.get(foldedHolder) ?? '');
	}

	return known;
}

/** Makes a code for each holder of a list, all or none. Refuses a holder who has one already. */
export async function issueCodes(
	tx: Tx,
	{ contestId, holders, at }: { contestId: string; holders: string[]; at: number }
): Promise<void> {
	const [known] = await knownHolders(tx, { contestId, holders });
	if (known !== undefined) throw new Refusal('code_holder_known', { holder: known });
	const rows = holders.map((holder) => ({
		id: newId(),
		contestId,
		code: newCode(),
		holder,
		foldedHolder: foldedTeamName(holder),
		createdAt: at
	}));
	for (let from = 0; from < rows.length; from += 500) {
		await tx.insert(tx.t.registrationCode).values(rows.slice(from, from + 500));
	}
}

/** Makes an unused code worthless; one that let a team in stays as it was. Says whether it did. */
export async function dropCode(
	tx: Tx,
	{ contestId, id }: { contestId: string; id: string }
): Promise<boolean> {
	const { registrationCode } = tx.t;
	const dropped = await tx
		.delete(registrationCode)
		.where(
			and(
				eq(registrationCode.id, id),
				eq(registrationCode.contestId, contestId),
				isNull(registrationCode.usedAt)
			)
		)
		.returning({ id: registrationCode.id });

	return dropped.length > 0;
}

/**
 * Spends the code of a team that registers, where the contest asks for one. Refuses none, one that is
 * unknown, and one that has let another team in.
 */
export async function spendCode(
	tx: Tx,
	entering: { contestId: string; code: string | undefined; teamId: string; at: number }
): Promise<void> {
	const { contestId, teamId, at } = entering;
	if ((await registrationModeOf(tx, { contestId })) === 'open') return;
	const code = plain(entering.code ?? '');
	if (code === '') throw new Refusal('code_needed', { field: 'code' });
	const { registrationCode } = tx.t;
	const [row] = await tx
		.select({ id: registrationCode.id, usedAt: registrationCode.usedAt })
		.from(registrationCode)
		.where(and(eq(registrationCode.contestId, contestId), eq(registrationCode.code, code)));
	if (!row) throw new Refusal('code_unknown', { field: 'code' });
	const spent = await tx
		.update(registrationCode)
		.set({ usedAt: at, usedByTeamId: teamId })
		.where(and(eq(registrationCode.id, row.id), isNull(registrationCode.usedAt)))
		.returning({ id: registrationCode.id });
	if (spent.length === 0) throw new Refusal('code_used', { field: 'code' });
}

/** Crockford's: no letter that could be taken for a digit. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Sixty random bits. */
const newCode = (): string =>
	[...randomBytes(12)].map((byte) => ALPHABET[byte & 31] ?? '').join('');

const grouped = (code: string): string => code.match(/.{1,4}/g)?.join('-') ?? '';

/** A code as it is stored, however it was typed. */
const plain = (typed: string): string =>
	typed
		.toUpperCase()
		.replace(/[^0-9A-Z]/g, '')
		.replaceAll('O', '0')
		.replace(/[IL]/g, '1')
		.slice(0, 40);
