CREATE TABLE "gateway_order" (
	"position" bigserial PRIMARY KEY NOT NULL,
	"contest_id" text,
	"kind" text NOT NULL,
	"places" bigint,
	"reason" text,
	"account_id" text NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "repeatable_call" (
	"account_id" text NOT NULL,
	"contest_id" text NOT NULL,
	"challenge_id" text NOT NULL,
	"key" text NOT NULL,
	"asked_hash" text NOT NULL,
	"interaction_id" text NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "repeatable_call_account_id_contest_id_challenge_id_key_pk" PRIMARY KEY("account_id","contest_id","challenge_id","key")
);
--> statement-breakpoint
CREATE TABLE "spending" (
	"team_id" text NOT NULL,
	"challenge_id" text NOT NULL,
	"interactions" bigint NOT NULL,
	"tokens" bigint NOT NULL,
	"energy_nwh" bigint NOT NULL,
	"open" bigint NOT NULL,
	"forgiven" bigint NOT NULL,
	CONSTRAINT "spending_team_id_challenge_id_pk" PRIMARY KEY("team_id","challenge_id"),
	CONSTRAINT "spending_not_negative" CHECK ("spending"."interactions" >= 0 and "spending"."tokens" >= 0 and "spending"."energy_nwh" >= 0 and "spending"."open" >= 0)
);
--> statement-breakpoint
CREATE TABLE "team_key" (
	"id" text PRIMARY KEY NOT NULL,
	"contest_id" text NOT NULL,
	"account_id" text NOT NULL,
	"name" text NOT NULL,
	"secret_hash" text NOT NULL,
	"ending" text NOT NULL,
	"created_at" bigint NOT NULL,
	"last_used_at" bigint,
	"revoked_at" bigint
);
--> statement-breakpoint
CREATE TABLE "tree_head" (
	"contest_id" text NOT NULL,
	"size" bigint NOT NULL,
	"root" text NOT NULL,
	"at" bigint NOT NULL,
	"key_id" text NOT NULL,
	"signature" text NOT NULL,
	CONSTRAINT "tree_head_contest_id_size_pk" PRIMARY KEY("contest_id","size")
);
--> statement-breakpoint
CREATE TABLE "tree_node" (
	"contest_id" text NOT NULL,
	"level" bigint NOT NULL,
	"place" bigint NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "tree_node_contest_id_level_place_pk" PRIMARY KEY("contest_id","level","place")
);
--> statement-breakpoint
ALTER TABLE "interaction" ADD COLUMN "key_id" text;--> statement-breakpoint
ALTER TABLE "settlement" ADD COLUMN "raw_usage" text;--> statement-breakpoint
ALTER TABLE "settlement" ADD COLUMN "flags" text;--> statement-breakpoint
ALTER TABLE "settlement" ADD COLUMN "called_at" bigint;--> statement-breakpoint
ALTER TABLE "team" ADD COLUMN "name_salt" text;--> statement-breakpoint
ALTER TABLE "gateway_order" ADD CONSTRAINT "gateway_order_contest_id_contest_id_fk" FOREIGN KEY ("contest_id") REFERENCES "public"."contest"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gateway_order" ADD CONSTRAINT "gateway_order_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "repeatable_call" ADD CONSTRAINT "repeatable_call_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "repeatable_call" ADD CONSTRAINT "repeatable_call_contest_id_contest_id_fk" FOREIGN KEY ("contest_id") REFERENCES "public"."contest"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "repeatable_call" ADD CONSTRAINT "repeatable_call_interaction_id_interaction_id_fk" FOREIGN KEY ("interaction_id") REFERENCES "public"."interaction"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "spending" ADD CONSTRAINT "spending_team_id_team_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."team"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_key" ADD CONSTRAINT "team_key_contest_id_contest_id_fk" FOREIGN KEY ("contest_id") REFERENCES "public"."contest"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_key" ADD CONSTRAINT "team_key_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "gateway_order_contest" ON "gateway_order" USING btree ("contest_id");--> statement-breakpoint
CREATE INDEX "repeatable_call_at" ON "repeatable_call" USING btree ("at");--> statement-breakpoint
CREATE UNIQUE INDEX "team_key_secret" ON "team_key" USING btree ("secret_hash");--> statement-breakpoint
CREATE INDEX "team_key_owner" ON "team_key" USING btree ("contest_id","account_id");--> statement-breakpoint
CREATE INDEX "settlement_flagged" ON "settlement" USING btree ("interaction_id") WHERE "settlement"."flags" is not null;--> statement-breakpoint
INSERT INTO "spending" ("team_id", "challenge_id", "interactions", "tokens", "energy_nwh", "open", "forgiven")
SELECT "interaction"."team_id", "interaction"."challenge_id",
	sum(case when "settlement"."interaction_id" is null or "settlement"."billed" then 1 else 0 end),
	sum(case when "settlement"."interaction_id" is null then "interaction"."hold_tokens" else "settlement"."lost_tokens" end),
	sum(case when "settlement"."interaction_id" is null then "interaction"."hold_energy_nwh" else "settlement"."lost_energy_nwh" end),
	sum(case when "settlement"."interaction_id" is null then 1 else 0 end),
	sum(case when not "settlement"."billed" and "settlement"."outcome" = 'failed' and "settlement"."completion_tokens" > 0 then 1 else 0 end)
FROM "interaction" LEFT JOIN "settlement" ON "settlement"."interaction_id" = "interaction"."id"
GROUP BY "interaction"."team_id", "interaction"."challenge_id";
