import type { Context } from './context.ts';
import { OfficialRuns } from './entries/official-runs.ts';
import { LiveAnswers } from './gateway/live.ts';
import { Metrics } from './gateway/metrics.ts';
import { openaiEndpoint } from './gateway/openai-endpoint.ts';
import { FairQueue } from './gateway/queue.ts';
import { openSeal } from './gateway/sealed.ts';
import { Coalesced } from './leaderboard/coalesced.ts';
import { openSigningKey } from './ledger/signing-key.ts';

/** A world around a database, with the real clock and the endpoint that the settings name. */
export function openContext({
	settings,
	db,
	log
}: Pick<Context, 'settings' | 'db' | 'log'>): Context {
	const queue = new FairQueue(settings.ENDPOINT_CONCURRENCY);
	const metrics = new Metrics({ queue, db });

	return {
		settings,
		db: metrics.timed(db),
		now: Date.now,
		endpoint: openaiEndpoint(settings, settings.VATIO_SIMULATED === 'yes'),
		live: new LiveAnswers(),
		queue,
		officialRuns: new OfficialRuns(),
		boardRefreshes: new Coalesced(),
		metrics,
		signingKey: openSigningKey(settings.DATA_DIR),
		seal: openSeal(settings.DATA_DIR),
		log
	};
}
