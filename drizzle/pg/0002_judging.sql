CREATE TABLE "appeal" (
	"id" text PRIMARY KEY NOT NULL,
	"contest_id" text NOT NULL,
	"challenge_id" text NOT NULL,
	"entry_id" text NOT NULL,
	"verdict_id" text NOT NULL,
	"by_account_id" text NOT NULL,
	"text" text NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "appeal_decision" (
	"appeal_id" text PRIMARY KEY NOT NULL,
	"upheld" boolean NOT NULL,
	"reason" text NOT NULL,
	"salt" text NOT NULL,
	"by_account_id" text NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "assignment" (
	"id" text PRIMARY KEY NOT NULL,
	"contest_id" text NOT NULL,
	"challenge_id" text NOT NULL,
	"entry_id" text NOT NULL,
	"judge_id" text NOT NULL,
	"purpose" text NOT NULL,
	"set_id" text,
	"position" bigint NOT NULL,
	"issued_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "assignment_end" (
	"assignment_id" text PRIMARY KEY NOT NULL,
	"how" text NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "assignment_rule" (
	"contest_id" text PRIMARY KEY NOT NULL,
	"automatic" boolean NOT NULL,
	"seed" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "canned_answer" (
	"id" text PRIMARY KEY NOT NULL,
	"contest_id" text NOT NULL,
	"text" text NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "confirmation_answer" (
	"entry_id" text NOT NULL,
	"run" bigint NOT NULL,
	"turn" bigint NOT NULL,
	"prompt_tokens" bigint NOT NULL,
	"cached_tokens" bigint NOT NULL,
	"completion_tokens" bigint NOT NULL,
	"estimated" boolean NOT NULL,
	"energy_nwh" bigint NOT NULL,
	"reported_model" text,
	"finish_reason" text,
	"salt" text NOT NULL,
	"answer" text NOT NULL,
	"outcomes" text,
	"same_as" bigint,
	"at" bigint NOT NULL,
	CONSTRAINT "confirmation_answer_entry_id_run_turn_pk" PRIMARY KEY("entry_id","run","turn")
);
--> statement-breakpoint
CREATE TABLE "confirmation_attempt" (
	"id" text PRIMARY KEY NOT NULL,
	"entry_id" text NOT NULL,
	"run" bigint NOT NULL,
	"started_at" bigint NOT NULL,
	"end" text,
	"ended_at" bigint
);
--> statement-breakpoint
CREATE TABLE "confirmation_candidate" (
	"entry_id" text PRIMARY KEY NOT NULL,
	"set_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "confirmation_set" (
	"id" text PRIMARY KEY NOT NULL,
	"contest_id" text NOT NULL,
	"challenge_id" text NOT NULL,
	"by_account_id" text NOT NULL,
	"started_at" bigint NOT NULL,
	"stopped_at" bigint
);
--> statement-breakpoint
CREATE TABLE "contest_import" (
	"contest_id" text PRIMARY KEY NOT NULL,
	"public_key" text NOT NULL,
	"by_account_id" text NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "disqualification" (
	"id" text PRIMARY KEY NOT NULL,
	"contest_id" text NOT NULL,
	"team_id" text NOT NULL,
	"reason" text NOT NULL,
	"reason_salt" text NOT NULL,
	"by_account_id" text NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "disqualification_answer" (
	"disqualification_id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"text" text NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "disqualification_ruling" (
	"disqualification_id" text PRIMARY KEY NOT NULL,
	"ruling" text NOT NULL,
	"reason" text NOT NULL,
	"reason_salt" text NOT NULL,
	"by_account_id" text NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "entry_alignment" (
	"entry_id" text PRIMARY KEY NOT NULL,
	"salt" text NOT NULL,
	"record" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "gold_entry" (
	"id" text PRIMARY KEY NOT NULL,
	"contest_id" text NOT NULL,
	"challenge_id" text NOT NULL,
	"entry_id" text NOT NULL,
	"decision" text NOT NULL,
	"levels" text NOT NULL,
	"reason" text NOT NULL,
	"by_account_id" text NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "gold_withdrawal" (
	"gold_entry_id" text PRIMARY KEY NOT NULL,
	"by_account_id" text NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "head_mail" (
	"contest_id" text NOT NULL,
	"round_id" text NOT NULL,
	"instant" text NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "head_mail_contest_id_round_id_instant_pk" PRIMARY KEY("contest_id","round_id","instant")
);
--> statement-breakpoint
CREATE TABLE "imported_file" (
	"contest_id" text NOT NULL,
	"name" text NOT NULL,
	"content" text NOT NULL,
	CONSTRAINT "imported_file_contest_id_name_pk" PRIMARY KEY("contest_id","name")
);
--> statement-breakpoint
CREATE TABLE "judge_conflict" (
	"contest_id" text NOT NULL,
	"judge_id" text NOT NULL,
	"team_id" text NOT NULL,
	"by_account_id" text NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "judge_conflict_contest_id_judge_id_team_id_pk" PRIMARY KEY("contest_id","judge_id","team_id")
);
--> statement-breakpoint
CREATE TABLE "judge_domain" (
	"contest_id" text NOT NULL,
	"judge_id" text NOT NULL,
	"domain" text NOT NULL,
	"by_account_id" text NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "judge_domain_contest_id_judge_id_domain_pk" PRIMARY KEY("contest_id","judge_id","domain")
);
--> statement-breakpoint
CREATE TABLE "judge_remark" (
	"assignment_id" text PRIMARY KEY NOT NULL,
	"note" text NOT NULL,
	"flags" text NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notice" (
	"id" text PRIMARY KEY NOT NULL,
	"contest_id" text NOT NULL,
	"kind" text NOT NULL,
	"team_id" text,
	"question_id" text,
	"text" text NOT NULL,
	"by_account_id" text NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notice_read" (
	"notice_id" text NOT NULL,
	"account_id" text NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "notice_read_notice_id_account_id_pk" PRIMARY KEY("notice_id","account_id")
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text,
	"email" text,
	"subject" text NOT NULL,
	"text" text NOT NULL,
	"created_at" bigint NOT NULL,
	"tries" bigint NOT NULL,
	"due_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "pending_verdict" (
	"assignment_id" text PRIMARY KEY NOT NULL,
	"decision" text NOT NULL,
	"reason" text NOT NULL,
	"levels" text NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "question" (
	"id" text PRIMARY KEY NOT NULL,
	"contest_id" text NOT NULL,
	"team_id" text NOT NULL,
	"account_id" text NOT NULL,
	"challenge_id" text,
	"text" text NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "registration_code" (
	"id" text PRIMARY KEY NOT NULL,
	"contest_id" text NOT NULL,
	"code" text NOT NULL,
	"holder" text NOT NULL,
	"folded_holder" text NOT NULL,
	"created_at" bigint NOT NULL,
	"used_at" bigint,
	"used_by_team_id" text
);
--> statement-breakpoint
CREATE TABLE "registration_mode" (
	"position" bigserial PRIMARY KEY NOT NULL,
	"contest_id" text NOT NULL,
	"mode" text NOT NULL,
	"by_account_id" text NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rejudged_verdict" (
	"rejudging_id" text NOT NULL,
	"verdict_id" text NOT NULL,
	"assignment_id" text NOT NULL,
	CONSTRAINT "rejudged_verdict_rejudging_id_verdict_id_pk" PRIMARY KEY("rejudging_id","verdict_id")
);
--> statement-breakpoint
CREATE TABLE "rejudging" (
	"id" text PRIMARY KEY NOT NULL,
	"contest_id" text NOT NULL,
	"challenge_id" text NOT NULL,
	"filter" text NOT NULL,
	"reason" text NOT NULL,
	"salt" text NOT NULL,
	"by_account_id" text NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rejudging_end" (
	"rejudging_id" text PRIMARY KEY NOT NULL,
	"how" text NOT NULL,
	"by_account_id" text NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "staff_removal" (
	"position" bigserial PRIMARY KEY NOT NULL,
	"contest_id" text NOT NULL,
	"account_id" text NOT NULL,
	"part" text NOT NULL,
	"reason" text NOT NULL,
	"by_account_id" text NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "text_consent" (
	"contest_id" text NOT NULL,
	"account_id" text NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "text_consent_contest_id_account_id_pk" PRIMARY KEY("contest_id","account_id")
);
--> statement-breakpoint
CREATE TABLE "verdict_draft" (
	"assignment_id" text PRIMARY KEY NOT NULL,
	"typed" text NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "warning_acceptance" (
	"contest_id" text NOT NULL,
	"challenge_id" text NOT NULL,
	"account_id" text NOT NULL,
	"rulebook_version" bigint NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "warning_acceptance_contest_id_challenge_id_account_id_pk" PRIMARY KEY("contest_id","challenge_id","account_id")
);
--> statement-breakpoint
ALTER TABLE "verdict" ADD COLUMN "replaces" text;--> statement-breakpoint
ALTER TABLE "appeal" ADD CONSTRAINT "appeal_entry_id_entry_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeal" ADD CONSTRAINT "appeal_verdict_id_verdict_id_fk" FOREIGN KEY ("verdict_id") REFERENCES "public"."verdict"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeal_decision" ADD CONSTRAINT "appeal_decision_appeal_id_appeal_id_fk" FOREIGN KEY ("appeal_id") REFERENCES "public"."appeal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_entry_id_entry_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment_end" ADD CONSTRAINT "assignment_end_assignment_id_assignment_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "canned_answer" ADD CONSTRAINT "canned_answer_contest_id_contest_id_fk" FOREIGN KEY ("contest_id") REFERENCES "public"."contest"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "confirmation_answer" ADD CONSTRAINT "confirmation_answer_entry_id_entry_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "confirmation_attempt" ADD CONSTRAINT "confirmation_attempt_entry_id_entry_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "confirmation_candidate" ADD CONSTRAINT "confirmation_candidate_entry_id_entry_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "confirmation_candidate" ADD CONSTRAINT "confirmation_candidate_set_id_confirmation_set_id_fk" FOREIGN KEY ("set_id") REFERENCES "public"."confirmation_set"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "confirmation_set" ADD CONSTRAINT "confirmation_set_contest_id_contest_id_fk" FOREIGN KEY ("contest_id") REFERENCES "public"."contest"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contest_import" ADD CONSTRAINT "contest_import_contest_id_contest_id_fk" FOREIGN KEY ("contest_id") REFERENCES "public"."contest"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disqualification" ADD CONSTRAINT "disqualification_contest_id_contest_id_fk" FOREIGN KEY ("contest_id") REFERENCES "public"."contest"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disqualification" ADD CONSTRAINT "disqualification_team_id_team_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."team"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disqualification_answer" ADD CONSTRAINT "disqualification_answer_disqualification_id_disqualification_id_fk" FOREIGN KEY ("disqualification_id") REFERENCES "public"."disqualification"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disqualification_ruling" ADD CONSTRAINT "disqualification_ruling_disqualification_id_disqualification_id_fk" FOREIGN KEY ("disqualification_id") REFERENCES "public"."disqualification"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entry_alignment" ADD CONSTRAINT "entry_alignment_entry_id_entry_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gold_entry" ADD CONSTRAINT "gold_entry_entry_id_entry_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gold_withdrawal" ADD CONSTRAINT "gold_withdrawal_gold_entry_id_gold_entry_id_fk" FOREIGN KEY ("gold_entry_id") REFERENCES "public"."gold_entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "head_mail" ADD CONSTRAINT "head_mail_contest_id_contest_id_fk" FOREIGN KEY ("contest_id") REFERENCES "public"."contest"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imported_file" ADD CONSTRAINT "imported_file_contest_id_contest_id_fk" FOREIGN KEY ("contest_id") REFERENCES "public"."contest"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "judge_remark" ADD CONSTRAINT "judge_remark_assignment_id_assignment_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice" ADD CONSTRAINT "notice_contest_id_contest_id_fk" FOREIGN KEY ("contest_id") REFERENCES "public"."contest"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice" ADD CONSTRAINT "notice_question_id_question_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."question"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_read" ADD CONSTRAINT "notice_read_notice_id_notice_id_fk" FOREIGN KEY ("notice_id") REFERENCES "public"."notice"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_read" ADD CONSTRAINT "notice_read_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pending_verdict" ADD CONSTRAINT "pending_verdict_assignment_id_assignment_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question" ADD CONSTRAINT "question_contest_id_contest_id_fk" FOREIGN KEY ("contest_id") REFERENCES "public"."contest"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question" ADD CONSTRAINT "question_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registration_code" ADD CONSTRAINT "registration_code_contest_id_contest_id_fk" FOREIGN KEY ("contest_id") REFERENCES "public"."contest"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registration_code" ADD CONSTRAINT "registration_code_used_by_team_id_team_id_fk" FOREIGN KEY ("used_by_team_id") REFERENCES "public"."team"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registration_mode" ADD CONSTRAINT "registration_mode_contest_id_contest_id_fk" FOREIGN KEY ("contest_id") REFERENCES "public"."contest"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rejudged_verdict" ADD CONSTRAINT "rejudged_verdict_rejudging_id_rejudging_id_fk" FOREIGN KEY ("rejudging_id") REFERENCES "public"."rejudging"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rejudged_verdict" ADD CONSTRAINT "rejudged_verdict_verdict_id_verdict_id_fk" FOREIGN KEY ("verdict_id") REFERENCES "public"."verdict"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rejudged_verdict" ADD CONSTRAINT "rejudged_verdict_assignment_id_assignment_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rejudging_end" ADD CONSTRAINT "rejudging_end_rejudging_id_rejudging_id_fk" FOREIGN KEY ("rejudging_id") REFERENCES "public"."rejudging"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_removal" ADD CONSTRAINT "staff_removal_contest_id_contest_id_fk" FOREIGN KEY ("contest_id") REFERENCES "public"."contest"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_removal" ADD CONSTRAINT "staff_removal_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "text_consent" ADD CONSTRAINT "text_consent_contest_id_contest_id_fk" FOREIGN KEY ("contest_id") REFERENCES "public"."contest"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "text_consent" ADD CONSTRAINT "text_consent_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verdict_draft" ADD CONSTRAINT "verdict_draft_assignment_id_assignment_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "warning_acceptance" ADD CONSTRAINT "warning_acceptance_contest_id_contest_id_fk" FOREIGN KEY ("contest_id") REFERENCES "public"."contest"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "warning_acceptance" ADD CONSTRAINT "warning_acceptance_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "appeal_verdict" ON "appeal" USING btree ("verdict_id");--> statement-breakpoint
CREATE INDEX "appeal_contest" ON "appeal" USING btree ("contest_id");--> statement-breakpoint
CREATE UNIQUE INDEX "assignment_order" ON "assignment" USING btree ("contest_id","judge_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "assignment_set" ON "assignment" USING btree ("entry_id","judge_id","set_id");--> statement-breakpoint
CREATE INDEX "confirmation_attempt_entry" ON "confirmation_attempt" USING btree ("entry_id");--> statement-breakpoint
CREATE INDEX "disqualification_team" ON "disqualification" USING btree ("team_id");--> statement-breakpoint
CREATE INDEX "disqualification_contest" ON "disqualification" USING btree ("contest_id");--> statement-breakpoint
CREATE INDEX "gold_entry_contest" ON "gold_entry" USING btree ("contest_id");--> statement-breakpoint
CREATE INDEX "notice_contest" ON "notice" USING btree ("contest_id","at");--> statement-breakpoint
CREATE INDEX "notice_question" ON "notice" USING btree ("question_id");--> statement-breakpoint
CREATE INDEX "outbox_due" ON "outbox" USING btree ("due_at");--> statement-breakpoint
CREATE INDEX "question_contest" ON "question" USING btree ("contest_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "registration_code_code" ON "registration_code" USING btree ("contest_id","code");--> statement-breakpoint
CREATE UNIQUE INDEX "registration_code_holder" ON "registration_code" USING btree ("contest_id","folded_holder");--> statement-breakpoint
CREATE INDEX "registration_mode_contest" ON "registration_mode" USING btree ("contest_id");--> statement-breakpoint
CREATE INDEX "rejudging_contest" ON "rejudging" USING btree ("contest_id");--> statement-breakpoint
CREATE INDEX "staff_removal_person" ON "staff_removal" USING btree ("contest_id","account_id");--> statement-breakpoint
CREATE INDEX "check_record_entry" ON "check_record" USING btree ("entry_id","at");