CREATE TABLE "admission" (
	"position" bigserial PRIMARY KEY NOT NULL,
	"contest_id" text NOT NULL,
	"round_id" text NOT NULL,
	"team_id" text NOT NULL,
	"admitted" boolean NOT NULL,
	"board_id" text,
	"reason" text NOT NULL,
	"reason_salt" text NOT NULL,
	"by_account_id" text NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "assisted_answer" (
	"entry_id" text NOT NULL,
	"pass" text NOT NULL,
	"prompt_tokens" bigint NOT NULL,
	"cached_tokens" bigint NOT NULL,
	"completion_tokens" bigint NOT NULL,
	"estimated" boolean NOT NULL,
	"energy_nwh" bigint NOT NULL,
	"salt" text NOT NULL,
	"answer" text NOT NULL,
	"reading" text,
	"passages" text NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "assisted_answer_entry_id_pass_pk" PRIMARY KEY("entry_id","pass")
);
--> statement-breakpoint
CREATE TABLE "assisted_round" (
	"contest_id" text NOT NULL,
	"challenge_id" text NOT NULL,
	"started_at" bigint NOT NULL,
	"stopped_at" bigint,
	CONSTRAINT "assisted_round_contest_id_challenge_id_pk" PRIMARY KEY("contest_id","challenge_id")
);
--> statement-breakpoint
CREATE TABLE "baseline" (
	"team_id" text PRIMARY KEY NOT NULL,
	"contest_id" text NOT NULL,
	"challenge_id" text NOT NULL,
	"by_account_id" text NOT NULL,
	"written" text NOT NULL,
	"entry_id" text,
	"written_at" bigint NOT NULL,
	"withdrawn_at" bigint
);
--> statement-breakpoint
CREATE TABLE "certificate" (
	"code" text PRIMARY KEY NOT NULL,
	"contest_id" text NOT NULL,
	"account_id" text NOT NULL,
	"team_id" text NOT NULL,
	"certified" text,
	"issued_at" bigint NOT NULL,
	"replaced_at" bigint
);
--> statement-breakpoint
CREATE TABLE "combined_board" (
	"id" text PRIMARY KEY NOT NULL,
	"contest_id" text NOT NULL,
	"version" bigint NOT NULL,
	"document" text NOT NULL,
	"hash" text NOT NULL,
	"by_account_id" text NOT NULL,
	"published_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "dataset_licence" (
	"position" bigserial PRIMARY KEY NOT NULL,
	"contest_id" text NOT NULL,
	"licence" text,
	"by_account_id" text NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "endpoint_setting" (
	"position" bigserial PRIMARY KEY NOT NULL,
	"base_url" text,
	"sealed_key" text,
	"model" text,
	"account_id" text NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "footprint_statement" (
	"position" bigserial PRIMARY KEY NOT NULL,
	"contest_id" text NOT NULL,
	"energy_origin" text NOT NULL,
	"hardware" text NOT NULL,
	"location" text NOT NULL,
	"grid_intensity" text,
	"water_intensity" text,
	"source" text NOT NULL,
	"by_account_id" text NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outage" (
	"id" text PRIMARY KEY NOT NULL,
	"contest_id" text NOT NULL,
	"round_id" text NOT NULL,
	"starts_at" bigint NOT NULL,
	"ends_at" bigint NOT NULL,
	"remedy" text NOT NULL,
	"moved" text NOT NULL,
	"reason" text NOT NULL,
	"by_account_id" text NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outage_return" (
	"outage_id" text NOT NULL,
	"interaction_id" text NOT NULL,
	CONSTRAINT "outage_return_outage_id_interaction_id_pk" PRIMARY KEY("outage_id","interaction_id")
);
--> statement-breakpoint
CREATE TABLE "outage_reversal" (
	"outage_id" text PRIMARY KEY NOT NULL,
	"reason" text NOT NULL,
	"by_account_id" text NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "public_trace" (
	"contest_id" text NOT NULL,
	"challenge_id" text NOT NULL,
	"team_id" text NOT NULL,
	"at" bigint NOT NULL,
	"state" text NOT NULL,
	"cost_nwh" text,
	"quality" text,
	CONSTRAINT "public_trace_contest_id_challenge_id_team_id_at_pk" PRIMARY KEY("contest_id","challenge_id","team_id","at")
);
--> statement-breakpoint
CREATE TABLE "registration_answer" (
	"contest_id" text NOT NULL,
	"account_id" text NOT NULL,
	"field_id" text NOT NULL,
	"value" text NOT NULL,
	"rulebook_version" bigint NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "registration_answer_contest_id_account_id_field_id_pk" PRIMARY KEY("contest_id","account_id","field_id")
);
--> statement-breakpoint
CREATE TABLE "restricted_board" (
	"contest_id" text NOT NULL,
	"challenge_id" text NOT NULL,
	"document" text NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "restricted_board_contest_id_challenge_id_pk" PRIMARY KEY("contest_id","challenge_id")
);
--> statement-breakpoint
CREATE TABLE "rulebook_draft" (
	"contest_id" text PRIMARY KEY NOT NULL,
	"based_on" bigint NOT NULL,
	"document" text NOT NULL,
	"revision" bigint NOT NULL,
	"by_account_id" text NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "signed_minutes" (
	"position" bigserial PRIMARY KEY NOT NULL,
	"contest_id" text NOT NULL,
	"hash" text NOT NULL,
	"bytes" bigint NOT NULL,
	"content" text,
	"by_account_id" text NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "staff_act" (
	"position" bigserial PRIMARY KEY NOT NULL,
	"contest_id" text,
	"account_id" text NOT NULL,
	"act" text NOT NULL,
	"subject" text,
	"before" text,
	"after" text,
	"reason" text,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "team_change" (
	"position" bigserial PRIMARY KEY NOT NULL,
	"contest_id" text NOT NULL,
	"team_id" text NOT NULL,
	"fact_id" text NOT NULL,
	"reason" text NOT NULL,
	"reason_salt" text NOT NULL,
	"by_account_id" text NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "contest" ADD COLUMN "archived_at" bigint;--> statement-breakpoint
ALTER TABLE "rulebook_version" ADD COLUMN "reason_salt" text;--> statement-breakpoint
ALTER TABLE "rulebook_version" ADD COLUMN "overrides" text;--> statement-breakpoint
ALTER TABLE "team" ADD COLUMN "category" text;--> statement-breakpoint
ALTER TABLE "admission" ADD CONSTRAINT "admission_contest_id_contest_id_fk" FOREIGN KEY ("contest_id") REFERENCES "public"."contest"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "admission" ADD CONSTRAINT "admission_team_id_team_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."team"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assisted_answer" ADD CONSTRAINT "assisted_answer_entry_id_entry_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "baseline" ADD CONSTRAINT "baseline_team_id_team_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."team"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "baseline" ADD CONSTRAINT "baseline_contest_id_contest_id_fk" FOREIGN KEY ("contest_id") REFERENCES "public"."contest"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "baseline" ADD CONSTRAINT "baseline_entry_id_entry_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_contest_id_contest_id_fk" FOREIGN KEY ("contest_id") REFERENCES "public"."contest"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "combined_board" ADD CONSTRAINT "combined_board_contest_id_contest_id_fk" FOREIGN KEY ("contest_id") REFERENCES "public"."contest"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dataset_licence" ADD CONSTRAINT "dataset_licence_contest_id_contest_id_fk" FOREIGN KEY ("contest_id") REFERENCES "public"."contest"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "endpoint_setting" ADD CONSTRAINT "endpoint_setting_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "footprint_statement" ADD CONSTRAINT "footprint_statement_contest_id_contest_id_fk" FOREIGN KEY ("contest_id") REFERENCES "public"."contest"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outage" ADD CONSTRAINT "outage_contest_id_contest_id_fk" FOREIGN KEY ("contest_id") REFERENCES "public"."contest"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outage_return" ADD CONSTRAINT "outage_return_outage_id_outage_id_fk" FOREIGN KEY ("outage_id") REFERENCES "public"."outage"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outage_reversal" ADD CONSTRAINT "outage_reversal_outage_id_outage_id_fk" FOREIGN KEY ("outage_id") REFERENCES "public"."outage"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "public_trace" ADD CONSTRAINT "public_trace_contest_id_contest_id_fk" FOREIGN KEY ("contest_id") REFERENCES "public"."contest"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registration_answer" ADD CONSTRAINT "registration_answer_contest_id_contest_id_fk" FOREIGN KEY ("contest_id") REFERENCES "public"."contest"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registration_answer" ADD CONSTRAINT "registration_answer_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "restricted_board" ADD CONSTRAINT "restricted_board_contest_id_contest_id_fk" FOREIGN KEY ("contest_id") REFERENCES "public"."contest"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rulebook_draft" ADD CONSTRAINT "rulebook_draft_contest_id_contest_id_fk" FOREIGN KEY ("contest_id") REFERENCES "public"."contest"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signed_minutes" ADD CONSTRAINT "signed_minutes_contest_id_contest_id_fk" FOREIGN KEY ("contest_id") REFERENCES "public"."contest"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_change" ADD CONSTRAINT "team_change_contest_id_contest_id_fk" FOREIGN KEY ("contest_id") REFERENCES "public"."contest"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "admission_team" ON "admission" USING btree ("team_id","round_id");--> statement-breakpoint
CREATE INDEX "admission_round" ON "admission" USING btree ("contest_id","round_id");--> statement-breakpoint
CREATE INDEX "baseline_contest" ON "baseline" USING btree ("contest_id","challenge_id");--> statement-breakpoint
CREATE INDEX "certificate_person" ON "certificate" USING btree ("contest_id","account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "combined_board_version" ON "combined_board" USING btree ("contest_id","version");--> statement-breakpoint
CREATE INDEX "dataset_licence_contest" ON "dataset_licence" USING btree ("contest_id");--> statement-breakpoint
CREATE INDEX "footprint_statement_contest" ON "footprint_statement" USING btree ("contest_id");--> statement-breakpoint
CREATE INDEX "outage_contest" ON "outage" USING btree ("contest_id","starts_at");--> statement-breakpoint
CREATE INDEX "outage_return_interaction" ON "outage_return" USING btree ("interaction_id");--> statement-breakpoint
CREATE INDEX "signed_minutes_contest" ON "signed_minutes" USING btree ("contest_id");--> statement-breakpoint
CREATE INDEX "staff_act_contest" ON "staff_act" USING btree ("contest_id","position");--> statement-breakpoint
CREATE INDEX "team_change_contest" ON "team_change" USING btree ("contest_id");