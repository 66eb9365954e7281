import { asc, eq } from 'drizzle-orm';
import { renderSheet, type CheckOutcome, type PlanSheet, type TemplateChallenge } from '#scoring';
import { readPlan } from '#scoring/plan/read.ts';
import type { ContestInForce } from '../contest/in-force.ts';
import type { Context } from '../context.ts';
import { hiddenSheets } from '../entries/hidden-sheets.ts';
import { redactedOutcome, type Redact } from './redaction.ts';

/** What the plan of an answer says of each load: its start hour, in the sheet's order. */
export type PlanFound = { load: string; start: number }[];

export interface RunToJudge {
	answer: string;
	outcome: CheckOutcome;
	/** Absent where no plan can be read. */
	plan: PlanFound | undefined;
	/** The earlier run of this sheet, counted from 1, that answered the same words. */
	sameAs: number | undefined;
}

/** A sheet that nobody had seen, and what the template made of it. */
export interface SheetToJudge {
	text: string;
	runs: RunToJudge[];
}

interface Asking {
	contest: ContestInForce;
	challenge: TemplateChallenge;
	entryId: string;
	redact: Redact;
}

/** The official runs of a template, sheet by sheet, as a judge reads them. */
export async function sheetsToJudge(
	ctx: Context,
	{ contest, challenge, entryId, redact }: Asking
): Promise<SheetToJudge[]> {
	const { officialRun } = ctx.db.t;
	const rows = await ctx.db.read
		.select({
			sheet: officialRun.sheet,
			answer: officialRun.answer,
			outcome: officialRun.outcome
		})
		.from(officialRun)
		.where(eq(officialRun.entryId, entryId))
		.orderBy(asc(officialRun.sheet), asc(officialRun.run));
	if (rows.length === 0) return [];
	const sheets = await hiddenSheets(ctx, { contestId: contest.id, challenge });

	return sheets.map((sheet, index) => {
		const runs = rows.filter((row) => row.sheet === index);
		const answers = runs.map(({ answer }) => answer);
		return {
			text: renderSheet(sheet, 'es'),
			runs: runs.map(({ answer, outcome }, run) => {
				const first = answers.indexOf(answer);
				const redacted = redact(answer);
				return {
					answer: redacted.text,
					outcome: redactedOutcome(outcome, redact, redacted),
					plan: planIn(answer, sheet),
					sameAs: first < run ? first + 1 : undefined
				};
			})
		};
	});
}

function planIn(answer: string, sheet: PlanSheet): PlanFound | undefined {
	const reading = readPlan(answer, sheet);
	if (!reading.ok) return undefined;

	return sheet.loads.map(({ title }, index) => ({ load: title, start: reading.plan[index] ?? 0 }));
}
