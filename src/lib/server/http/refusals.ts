import type { RefusalCode } from '#lib/refusal.ts';

interface Answer {
	status: number;
	/** OpenAI's error type. */
	type:
		| 'invalid_request_error'
		| 'authentication_error'
		| 'permission_error'
		| 'not_found_error'
		| 'rate_limit_error'
		| 'insufficient_quota'
		| 'server_error';
	/** Whether asking again later can help. */
	retry: boolean;
	/** What programs read as `code`, where several of ours are one of theirs. */
	code?: string;
}

const invalid = { status: 400, type: 'invalid_request_error', retry: false } as const;
const forbidden = { status: 403, type: 'permission_error', retry: false } as const;
const missing = { status: 404, type: 'not_found_error', retry: false } as const;
const conflict = { status: 409, type: 'invalid_request_error', retry: false } as const;
const tooMany = { status: 429, type: 'rate_limit_error', retry: true } as const;
const spent = {
	status: 429,
	type: 'insufficient_quota',
	code: 'insufficient_quota',
	retry: false
} as const;
const nobody = {
	status: 401,
	type: 'authentication_error',
	code: 'invalid_api_key',
	retry: false
} as const;
const tooFast = { ...tooMany, code: 'rate_limit_exceeded' } as const;
const away = { status: 503, type: 'server_error', retry: true } as const;

/** What each expected «no» is in HTTP and in OpenAI's words. */
export const REFUSALS: Record<RefusalCode, Answer> = {
	invalid_request: { ...invalid, code: 'invalid_request_error' },
	body_too_large: { ...invalid, status: 413 },
	not_signed_in: nobody,
	wrong_origin: forbidden,
	not_found: missing,
	unknown_contest: missing,
	unknown_challenge: missing,
	not_in_contest: forbidden,
	not_staff: forbidden,
	already_participant: conflict,
	already_staff: conflict,
	already_in_team: conflict,
	team_full: conflict,
	team_begun: conflict,
	team_name_taken: conflict,
	not_captain: forbidden,
	invitation_invalid: missing,
	invitation_used: conflict,
	invitation_expired: conflict,
	registration_closed: forbidden,
	rulebook_changed: conflict,
	draft_changed: conflict,
	version_superseded: conflict,
	nothing_changed: conflict,
	rule_fixed: conflict,
	rule_closed: conflict,
	not_final: conflict,
	edition_archived: conflict,
	guardian_needed: invalid,
	email_taken: conflict,
	wrong_credentials: { status: 401, type: 'authentication_error', retry: false },
	weak_password: invalid,
	too_many_attempts: tooMany,
	link_invalid: missing,
	phase_closed: forbidden,
	prompt_empty: invalid,
	prompt_too_long: invalid,
	placeholder_missing: invalid,
	unknown_sheet: invalid,
	unknown_history: invalid,
	too_many_turns: invalid,
	stream_open: tooFast,
	calls_too_fast: tooFast,
	interactions_exhausted: spent,
	tokens_exhausted: spent,
	energy_exhausted: spent,
	presentations_exhausted: spent,
	not_presentable: invalid,
	warning_not_accepted: forbidden,
	alignment_incomplete: invalid,
	alignment_too_long: invalid,
	alignment_not_failed: invalid,
	already_withdrawn: conflict,
	not_judgeable: conflict,
	not_assigned: forbidden,
	reason_needed: invalid,
	verdict_replaced: conflict,
	nothing_to_rejudge: conflict,
	nothing_to_reveal: conflict,
	rejudging_waits: conflict,
	rejudging_over: conflict,
	preview_changed: conflict,
	no_judge_free: conflict,
	appeal_closed: forbidden,
	already_appealed: conflict,
	matters_open: conflict,
	schedule_disorder: invalid,
	outage_changes_nothing: invalid,
	board_unchanged: conflict,
	combined_unknown: missing,
	combined_not_ready: conflict,
	candidates_needed: conflict,
	contest_exists: conflict,
	archive_unreadable: invalid,
	archive_differs: invalid,
	archive_unfinished: conflict,
	archive_not_public: missing,
	not_published: missing,
	account_unknown: missing,
	still_needed: conflict,
	endpoint_unavailable: away,
	endpoint_error: { status: 502, type: 'server_error', retry: true },
	endpoint_timeout: { status: 504, type: 'server_error', retry: true },
	endpoint_busy: away,
	tokens_uncounted: { status: 502, type: 'server_error', retry: true },
	model_not_found: missing,
	shutting_down: away,
	invalid_api_key: nobody,
	control_mark: invalid,
	gateway_paused: away,
	in_progress: { ...conflict, retry: true },
	idempotency_key_reused: conflict,
	already_charged: conflict,
	storage_unavailable: away,
	receipt_pending: away,
	key_name_needed: invalid,
	too_many_keys: conflict,
	key_unknown: missing,
	not_admitted: forbidden,
	team_played: conflict,
	admitted_begun: conflict,
	finalists_wait: conflict,
	disqualified: forbidden,
	already_disqualified: conflict,
	answer_awaited: conflict,
	answer_closed: conflict,
	already_ruled: conflict,
	already_answered: conflict,
	too_many_questions: conflict,
	too_many_canned: conflict,
	code_needed: invalid,
	code_unknown: missing,
	code_used: conflict,
	code_holder_known: conflict,
	last_organiser: conflict
};
