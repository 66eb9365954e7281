CREATE TABLE "account" (
	"id" text PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"password_hash" text NOT NULL,
	"organises_site" boolean DEFAULT false NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "account_link" (
	"id" text PRIMARY KEY NOT NULL,
	"purpose" text NOT NULL,
	"account_id" text,
	"secret_hash" text NOT NULL,
	"created_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	"used_at" bigint
);
--> statement-breakpoint
CREATE TABLE "answer_text" (
	"interaction_id" text PRIMARY KEY NOT NULL,
	"salt" text NOT NULL,
	"answer" text NOT NULL,
	"history_hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "board" (
	"id" text PRIMARY KEY NOT NULL,
	"contest_id" text NOT NULL,
	"challenge_id" text NOT NULL,
	"version" bigint NOT NULL,
	"document" text NOT NULL,
	"hash" text NOT NULL,
	"by_account_id" text NOT NULL,
	"published_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "check_record" (
	"id" text PRIMARY KEY NOT NULL,
	"entry_id" text NOT NULL,
	"passed" boolean NOT NULL,
	"outcomes" text NOT NULL,
	"quality" text,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "contest" (
	"id" text PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "contest_person" (
	"contest_id" text NOT NULL,
	"account_id" text NOT NULL,
	"part" text NOT NULL,
	"since" bigint NOT NULL,
	CONSTRAINT "contest_person_contest_id_account_id_pk" PRIMARY KEY("contest_id","account_id")
);
--> statement-breakpoint
CREATE TABLE "entry" (
	"id" text PRIMARY KEY NOT NULL,
	"contest_id" text NOT NULL,
	"challenge_id" text NOT NULL,
	"team_id" text NOT NULL,
	"account_id" text NOT NULL,
	"interaction_id" text,
	"presented_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "entry_template" (
	"entry_id" text PRIMARY KEY NOT NULL,
	"salt" text NOT NULL,
	"template" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "entry_withdrawal" (
	"entry_id" text PRIMARY KEY NOT NULL,
	"by_account_id" text NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "fact" (
	"position" bigserial PRIMARY KEY NOT NULL,
	"id" text NOT NULL,
	"contest_id" text NOT NULL,
	"kind" text NOT NULL,
	"at" bigint NOT NULL,
	"subject" text NOT NULL,
	"leaf" text NOT NULL,
	"leaf_hash" text NOT NULL,
	"seq" bigint
);
--> statement-breakpoint
CREATE TABLE "instance_secret" (
	"contest_id" text NOT NULL,
	"challenge_id" text NOT NULL,
	"secret" text NOT NULL,
	"tree_size" bigint,
	"tree_root" text,
	CONSTRAINT "instance_secret_contest_id_challenge_id_pk" PRIMARY KEY("contest_id","challenge_id")
);
--> statement-breakpoint
CREATE TABLE "interaction" (
	"id" text PRIMARY KEY NOT NULL,
	"contest_id" text NOT NULL,
	"challenge_id" text NOT NULL,
	"team_id" text NOT NULL,
	"account_id" text NOT NULL,
	"conversation_id" text NOT NULL,
	"parent_id" text,
	"turn" bigint NOT NULL,
	"sheet_id" text,
	"model" text NOT NULL,
	"profile_id" text NOT NULL,
	"official" boolean NOT NULL,
	"sampling" text NOT NULL,
	"messages_hash" text NOT NULL,
	"hold_tokens" bigint NOT NULL,
	"hold_energy_nwh" bigint NOT NULL,
	"held_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "interaction_text" (
	"interaction_id" text PRIMARY KEY NOT NULL,
	"salt" text NOT NULL,
	"prompt" text NOT NULL,
	"messages" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "team_member" (
	"contest_id" text NOT NULL,
	"account_id" text NOT NULL,
	"team_id" text NOT NULL,
	"captain" boolean NOT NULL,
	"accepted_version" bigint NOT NULL,
	"accepted_hash" text NOT NULL,
	"guardian_consent" boolean NOT NULL,
	"joined_at" bigint NOT NULL,
	CONSTRAINT "team_member_contest_id_account_id_pk" PRIMARY KEY("contest_id","account_id")
);
--> statement-breakpoint
CREATE TABLE "official_run" (
	"entry_id" text NOT NULL,
	"sheet" bigint NOT NULL,
	"run" bigint NOT NULL,
	"prompt_tokens" bigint NOT NULL,
	"cached_tokens" bigint NOT NULL,
	"completion_tokens" bigint NOT NULL,
	"estimated" boolean NOT NULL,
	"energy_nwh" bigint NOT NULL,
	"model" text NOT NULL,
	"finish_reason" text,
	"salt" text NOT NULL,
	"answer" text NOT NULL,
	"outcome" text NOT NULL,
	"quality" text NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "official_run_entry_id_sheet_run_pk" PRIMARY KEY("entry_id","sheet","run")
);
--> statement-breakpoint
CREATE TABLE "public_board" (
	"contest_id" text NOT NULL,
	"challenge_id" text NOT NULL,
	"document" text NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "public_board_contest_id_challenge_id_pk" PRIMARY KEY("contest_id","challenge_id")
);
--> statement-breakpoint
CREATE TABLE "rulebook_version" (
	"contest_id" text NOT NULL,
	"version" bigint NOT NULL,
	"document" text NOT NULL,
	"hash" text NOT NULL,
	"reason" text NOT NULL,
	"published_at" bigint NOT NULL,
	CONSTRAINT "rulebook_version_contest_id_version_pk" PRIMARY KEY("contest_id","version")
);
--> statement-breakpoint
CREATE TABLE "schedule_override" (
	"position" bigserial PRIMARY KEY NOT NULL,
	"contest_id" text NOT NULL,
	"round_id" text NOT NULL,
	"instant" text NOT NULL,
	"moved_to" bigint NOT NULL,
	"reason" text NOT NULL,
	"by_account_id" text NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"secret_hash" text NOT NULL,
	"created_at" bigint NOT NULL,
	"last_seen_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "settlement" (
	"interaction_id" text PRIMARY KEY NOT NULL,
	"outcome" text NOT NULL,
	"billed" boolean NOT NULL,
	"prompt_tokens" bigint NOT NULL,
	"cached_tokens" bigint NOT NULL,
	"completion_tokens" bigint NOT NULL,
	"estimated" boolean NOT NULL,
	"energy_nwh" bigint NOT NULL,
	"lost_tokens" bigint NOT NULL,
	"lost_energy_nwh" bigint NOT NULL,
	"overrun_energy_nwh" bigint NOT NULL,
	"finish_reason" text,
	"fault" text,
	"reported_model" text,
	"fingerprint" text,
	"first_token_at" bigint,
	"ended_at" bigint NOT NULL,
	"leaf_hash" text NOT NULL,
	CONSTRAINT "settlement_books" CHECK ("settlement"."billed" or ("settlement"."lost_tokens" = 0 and "settlement"."lost_energy_nwh" = 0 and "settlement"."overrun_energy_nwh" = 0))
);
--> statement-breakpoint
CREATE TABLE "staff_invitation" (
	"id" text PRIMARY KEY NOT NULL,
	"contest_id" text NOT NULL,
	"part" text NOT NULL,
	"note" text NOT NULL,
	"secret_hash" text NOT NULL,
	"by_account_id" text NOT NULL,
	"created_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	"used_at" bigint,
	"used_by_account_id" text
);
--> statement-breakpoint
CREATE TABLE "team" (
	"id" text PRIMARY KEY NOT NULL,
	"contest_id" text NOT NULL,
	"name" text NOT NULL,
	"folded_name" text NOT NULL,
	"alias" text NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "team_invitation" (
	"id" text PRIMARY KEY NOT NULL,
	"team_id" text NOT NULL,
	"secret_hash" text NOT NULL,
	"created_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	"used_at" bigint,
	"used_by_account_id" text
);
--> statement-breakpoint
CREATE TABLE "verdict" (
	"id" text PRIMARY KEY NOT NULL,
	"position" bigint NOT NULL,
	"entry_id" text NOT NULL,
	"judge_id" text NOT NULL,
	"decision" text NOT NULL,
	"salt" text NOT NULL,
	"reason" text NOT NULL,
	"levels" text NOT NULL,
	"fact_id" text NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "account_link" ADD CONSTRAINT "account_link_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_text" ADD CONSTRAINT "answer_text_interaction_id_interaction_id_fk" FOREIGN KEY ("interaction_id") REFERENCES "public"."interaction"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "board" ADD CONSTRAINT "board_contest_id_contest_id_fk" FOREIGN KEY ("contest_id") REFERENCES "public"."contest"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "check_record" ADD CONSTRAINT "check_record_entry_id_entry_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contest_person" ADD CONSTRAINT "contest_person_contest_id_contest_id_fk" FOREIGN KEY ("contest_id") REFERENCES "public"."contest"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contest_person" ADD CONSTRAINT "contest_person_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entry" ADD CONSTRAINT "entry_contest_id_contest_id_fk" FOREIGN KEY ("contest_id") REFERENCES "public"."contest"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entry" ADD CONSTRAINT "entry_team_id_team_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."team"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entry" ADD CONSTRAINT "entry_interaction_id_interaction_id_fk" FOREIGN KEY ("interaction_id") REFERENCES "public"."interaction"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entry_template" ADD CONSTRAINT "entry_template_entry_id_entry_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entry_withdrawal" ADD CONSTRAINT "entry_withdrawal_entry_id_entry_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "instance_secret" ADD CONSTRAINT "instance_secret_contest_id_contest_id_fk" FOREIGN KEY ("contest_id") REFERENCES "public"."contest"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interaction" ADD CONSTRAINT "interaction_contest_id_contest_id_fk" FOREIGN KEY ("contest_id") REFERENCES "public"."contest"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interaction" ADD CONSTRAINT "interaction_team_id_team_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."team"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interaction_text" ADD CONSTRAINT "interaction_text_interaction_id_interaction_id_fk" FOREIGN KEY ("interaction_id") REFERENCES "public"."interaction"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_member" ADD CONSTRAINT "team_member_contest_id_contest_id_fk" FOREIGN KEY ("contest_id") REFERENCES "public"."contest"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_member" ADD CONSTRAINT "team_member_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_member" ADD CONSTRAINT "team_member_team_id_team_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."team"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "official_run" ADD CONSTRAINT "official_run_entry_id_entry_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "public_board" ADD CONSTRAINT "public_board_contest_id_contest_id_fk" FOREIGN KEY ("contest_id") REFERENCES "public"."contest"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rulebook_version" ADD CONSTRAINT "rulebook_version_contest_id_contest_id_fk" FOREIGN KEY ("contest_id") REFERENCES "public"."contest"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "schedule_override" ADD CONSTRAINT "schedule_override_contest_id_contest_id_fk" FOREIGN KEY ("contest_id") REFERENCES "public"."contest"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "settlement" ADD CONSTRAINT "settlement_interaction_id_interaction_id_fk" FOREIGN KEY ("interaction_id") REFERENCES "public"."interaction"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_invitation" ADD CONSTRAINT "staff_invitation_contest_id_contest_id_fk" FOREIGN KEY ("contest_id") REFERENCES "public"."contest"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team" ADD CONSTRAINT "team_contest_id_contest_id_fk" FOREIGN KEY ("contest_id") REFERENCES "public"."contest"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_invitation" ADD CONSTRAINT "team_invitation_team_id_team_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."team"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verdict" ADD CONSTRAINT "verdict_entry_id_entry_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "account_email" ON "account" USING btree ("email");--> statement-breakpoint
CREATE INDEX "answer_text_history" ON "answer_text" USING btree ("history_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "board_version" ON "board" USING btree ("contest_id","challenge_id","version");--> statement-breakpoint
CREATE UNIQUE INDEX "contest_slug" ON "contest" USING btree ("slug");--> statement-breakpoint
CREATE INDEX "contest_person_account" ON "contest_person" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "entry_challenge" ON "entry" USING btree ("contest_id","challenge_id","team_id");--> statement-breakpoint
CREATE UNIQUE INDEX "fact_id" ON "fact" USING btree ("id");--> statement-breakpoint
CREATE UNIQUE INDEX "fact_seq" ON "fact" USING btree ("contest_id","seq");--> statement-breakpoint
CREATE INDEX "fact_unsequenced" ON "fact" USING btree ("contest_id") WHERE "fact"."seq" is null;--> statement-breakpoint
CREATE INDEX "fact_subject" ON "fact" USING btree ("contest_id","subject","kind");--> statement-breakpoint
CREATE INDEX "interaction_team" ON "interaction" USING btree ("team_id","challenge_id","held_at");--> statement-breakpoint
CREATE INDEX "interaction_parent" ON "interaction" USING btree ("parent_id");--> statement-breakpoint
CREATE INDEX "interaction_conversation" ON "interaction" USING btree ("conversation_id","turn");--> statement-breakpoint
CREATE INDEX "interaction_contest" ON "interaction" USING btree ("contest_id","held_at");--> statement-breakpoint
CREATE INDEX "team_member_team" ON "team_member" USING btree ("team_id");--> statement-breakpoint
CREATE INDEX "schedule_override_contest" ON "schedule_override" USING btree ("contest_id");--> statement-breakpoint
CREATE INDEX "session_account" ON "session" USING btree ("account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "team_name" ON "team" USING btree ("contest_id","folded_name");--> statement-breakpoint
CREATE UNIQUE INDEX "team_alias" ON "team" USING btree ("contest_id","alias");--> statement-breakpoint
CREATE UNIQUE INDEX "verdict_order" ON "verdict" USING btree ("entry_id","position");