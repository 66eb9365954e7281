import { z } from 'zod';

export interface Outcome {
	passed: number;
	failed: number;
	skipped: number;
}

const vitestReport = z.object({
	testResults: z.array(
		z.object({
			status: z.string(),
			assertionResults: z.array(z.object({ status: z.string() }))
		})
	)
});

const playwrightReport = z.object({
	stats: z.object({
		expected: z.number(),
		unexpected: z.number(),
		flaky: z.number(),
		skipped: z.number()
	}),
	errors: z.array(z.unknown())
});

/** The outcome in Vitest's JSON report; a file that could not be collected counts as a failure. */
export function ofVitest(report: unknown, status: number): Outcome {
	const read = vitestReport.safeParse(report);
	const files = read.data?.testResults ?? [];
	const tests = files.flatMap((file) => file.assertionResults.map((test) => test.status));
	const passed = tests.filter((test) => test === 'passed').length;
	const failed = tests.filter((test) => test === 'failed').length;
	const broken = files.filter(
		(file) =>
			file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed')
	);

	return noticed(
		{ passed, failed: failed + broken.length, skipped: tests.length - passed - failed },
		status
	);
}

/** The outcome in Playwright's JSON report; a test that needed another try is no pass. */
export function ofPlaywright(report: unknown, status: number): Outcome {
	const read = playwrightReport.safeParse(report);
	if (!read.success) return { passed: 0, failed: 1, skipped: 0 };
	const { expected, unexpected, flaky, skipped } = read.data.stats;

	return noticed(
		{ passed: expected + flaky, failed: unexpected + read.data.errors.length, skipped },
		status
	);
}

/** A run that ended badly, or ran nothing, is a failure even where its report names none. */
function noticed(outcome: Outcome, status: number): Outcome {
	const silent = outcome.failed === 0 && (status !== 0 || outcome.passed === 0);
	return silent ? { ...outcome, failed: 1 } : outcome;
}

export function addUp(outcomes: Outcome[]): Outcome {
	return outcomes.reduce(
		(sum, { passed, failed, skipped }) => ({
			passed: sum.passed + passed,
			failed: sum.failed + failed,
			skipped: sum.skipped + skipped
		}),
		{ passed: 0, failed: 0, skipped: 0 }
	);
}

/** The line that says how a whole run ended. */
export function totalLine({ passed, failed, skipped }: Outcome): string {
	return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
