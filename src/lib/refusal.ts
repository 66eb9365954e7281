/**
 * The closed list of expected «no»s. The server throws them, one table gives each its HTTP status,
 * and the interface has one sentence for each in `i18n/…/refusal.json`.
 */
export const REFUSAL_CODES = [
	'invalid_request',
	'body_too_large',
	'not_signed_in',
	'wrong_origin',
	'not_found',
	'unknown_contest',
	'unknown_challenge',
	'not_in_contest',
	'not_staff',
	'already_participant',
	'already_staff',
	'already_in_team',
	'team_full',
	'team_begun',
	'team_name_taken',
	'not_captain',
	'invitation_invalid',
	'invitation_used',
	'invitation_expired',
	'registration_closed',
	'rulebook_changed',
	'guardian_needed',
	'email_taken',
	'wrong_credentials',
	'weak_password',
	'too_many_attempts',
	'link_invalid',
	'phase_closed',
	'prompt_empty',
	'prompt_too_long',
	'placeholder_missing',
	'unknown_sheet',
	'unknown_history',
	'too_many_turns',
	'stream_open',
	'calls_too_fast',
	'interactions_exhausted',
	'tokens_exhausted',
	'energy_exhausted',
	'presentations_exhausted',
	'not_presentable',
	'already_withdrawn',
	'warning_not_accepted',
	'alignment_incomplete',
	'alignment_too_long',
	'alignment_not_failed',
	'not_judgeable',
	'not_assigned',
	'reason_needed',
	'verdict_replaced',
	'nothing_to_rejudge',
	'rejudging_waits',
	'rejudging_over',
	'preview_changed',
	'no_judge_free',
	'appeal_closed',
	'already_appealed',
	'matters_open',
	'schedule_disorder',
	'board_unchanged',
	'candidates_needed',
	'contest_exists',
	'archive_unreadable',
	'archive_differs',
	'archive_unfinished',
	'archive_not_public',
	'account_unknown',
	'still_needed',
	'endpoint_unavailable',
	'endpoint_error',
	'endpoint_timeout',
	'endpoint_busy',
	'model_not_found',
	'invalid_api_key',
	'control_mark',
	'gateway_paused',
	'in_progress',
	'idempotency_key_reused',
	'already_charged',
	'storage_unavailable',
	'receipt_pending',
	'key_name_needed',
	'too_many_keys',
	'key_unknown',
	'shutting_down',
	'disqualified',
	'already_disqualified',
	'answer_awaited',
	'answer_closed',
	'already_ruled',
	'already_answered',
	'too_many_questions',
	'too_many_canned',
	'code_needed',
	'code_unknown',
	'code_used',
	'code_holder_known',
	'last_organiser'
] as const;

export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** Figures that the sentence shows. Never a secret, never another team's. */
export type RefusalDetails = Record<string, string | number>;

/** An expected «no»: thrown inside a transaction it rolls back. */
export class Refusal extends Error {
	readonly code: RefusalCode;
	readonly details: RefusalDetails;

	constructor(code: RefusalCode, details: RefusalDetails = {}) {
		super(code);
		this.name = 'Refusal';
		this.code = code;
		this.details = details;
	}
}
