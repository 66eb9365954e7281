import type { Logger } from 'pino';
import type { Settings } from './config.ts';
import type { Db } from './db/client.ts';
import type { OfficialRuns } from './entries/official-runs.ts';
import type { LiveAnswers } from './gateway/live.ts';
import type { Metrics } from './gateway/metrics.ts';
import type { SigningKey } from './ledger/signing-key.ts';
import type { Coalesced } from './leaderboard/coalesced.ts';
import type { Endpoint } from './gateway/endpoint.ts';
import type { FairQueue } from './gateway/queue.ts';
import type { Seal } from './gateway/sealed.ts';

/** Everything that the outside world provides, made once at boot and handed to those who need it. */
export interface Context {
	settings: Settings;
	db: Db;
	/** The contest's clock, epoch milliseconds. */
	now: () => number;
	/** Asked for anew with each call: an organiser may exchange it while answers are being written. */
	endpoint: Endpoint;
	/** Answers that are being written in this process. */
	live: LiveAnswers;
	queue: FairQueue;
	officialRuns: OfficialRuns;
	/** The public boards that are being written. */
	boardRefreshes: Coalesced;
	metrics: Metrics;
	/** Signs what the ledgers come to. */
	signingKey: SigningKey;
	/** Closes secrets that the database keeps. */
	seal: Seal;
	log: Logger;
}
