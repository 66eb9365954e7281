import { desc, eq } from 'drizzle-orm';
import { Refusal } from '#lib/refusal.ts';
import { recordAct } from '../audit/act.ts';
import type { Query, Tx } from '../db/client.ts';

/** Licences for data that an organiser may choose among, by their SPDX identifiers. */
export const LICENCES = ['CC-BY-4.0', 'CC-BY-SA-4.0', 'CC0-1.0', 'CC-BY-NC-4.0'] as const;
export type Licence = (typeof LICENCES)[number];

/** The licence of a contest's data set, or `undefined` where there is none. */
export async function licenceInForce(
	query: Query,
	{ contestId }: { contestId: string }
): Promise<Licence | undefined> {
	const { datasetLicence } = query.t;
	const [last] = await query
		.select({ licence: datasetLicence.licence })
		.from(datasetLicence)
		.where(eq(datasetLicence.contestId, contestId))
		.orderBy(desc(datasetLicence.position))
		.limit(1);

	return LICENCES.find((one) => one === last?.licence);
}

/** Sets the licence of a contest's data set, or takes the data set back. Refuses one that is not offered. */
export async function setLicence(
	tx: Tx,
	{
		contestId,
		licence: typed,
		byAccountId,
		at
	}: { contestId: string; licence: string; byAccountId: string; at: number }
): Promise<void> {
	const licence = LICENCES.find((one) => one === typed);
	if (typed !== '' && licence === undefined) {
		throw new Refusal('invalid_request', { field: 'licence', expected: 'choice' });
	}
	const before = await licenceInForce(tx, { contestId });
	await tx.insert(tx.t.datasetLicence).values({ contestId, licence, byAccountId, at });
	const change = { before: { licence: before }, after: { licence } };
	await recordAct(tx, { contestId, byAccountId, act: 'dataset.licensed', ...change, at });
}
