import { duration } from '#lib/format.ts';
import { challengeMessages } from '#lib/i18n/catalogues/challenge.ts';
import { translator } from '#lib/i18n/translator.ts';
import type { Locale } from '#scoring';
import type { ContestInForce } from '../contest/in-force.ts';
import type { Context } from '../context.ts';
import { pauseOf } from '../gateway/orders.ts';
import type { QueuePosition } from '../gateway/queue.ts';

const SECOND = 1000;
const MINUTE = 60_000;

/** Where a message stands in the queue, and about how long it will wait there. */
export function queueSentence(
	{ ahead, paused, expectedMs }: QueuePosition,
	locale: Locale
): string {
	const t = translator(challengeMessages, locale);
	if (paused) return t('queue.paused', { ahead });
	if (expectedMs === undefined) return t('queue', { ahead });

	return t('queue.expected', { ahead, time: about(expectedMs, locale) });
}

/** An estimate, no finer than it deserves. */
function about(milliseconds: number, locale: Locale): string {
	const step =
		milliseconds < 10 * SECOND ? SECOND : milliseconds < MINUTE ? 5 * SECOND : MINUTE / 2;

	return duration(Math.max(1, Math.ceil(milliseconds / step)) * step, locale);
}

/** What participants are told while the organiser holds their calls back. */
export async function pauseSentence({
	ctx,
	contest,
	locale
}: {
	ctx: Context;
	contest: Pick<ContestInForce, 'id'>;
	locale: Locale;
}): Promise<string | undefined> {
	if (!ctx.queue.isPaused(contest.id)) return undefined;
	const pause = await pauseOf(ctx.db.read, { contestId: contest.id });

	return translator(challengeMessages, locale)('paused', { reason: pause?.reason ?? '' });
}
