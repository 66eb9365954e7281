CREATE TABLE `gateway_order` (
	`position` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`contest_id` text,
	`kind` text NOT NULL,
	`places` integer,
	`reason` text,
	`account_id` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`contest_id`) REFERENCES `contest`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `gateway_order_contest` ON `gateway_order` (`contest_id`);--> statement-breakpoint
CREATE TABLE `repeatable_call` (
	`account_id` text NOT NULL,
	`contest_id` text NOT NULL,
	`challenge_id` text NOT NULL,
	`key` text NOT NULL,
	`asked_hash` text NOT NULL,
	`interaction_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`account_id`, `contest_id`, `challenge_id`, `key`),
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`contest_id`) REFERENCES `contest`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`interaction_id`) REFERENCES `interaction`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `repeatable_call_at` ON `repeatable_call` (`at`);--> statement-breakpoint
CREATE TABLE `spending` (
	`team_id` text NOT NULL,
	`challenge_id` text NOT NULL,
	`interactions` integer NOT NULL,
	`tokens` integer NOT NULL,
	`energy_nwh` integer NOT NULL,
	`open` integer NOT NULL,
	`forgiven` integer NOT NULL,
	PRIMARY KEY(`team_id`, `challenge_id`),
	FOREIGN KEY (`team_id`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "spending_not_negative" CHECK("spending"."interactions" >= 0 and "spending"."tokens" >= 0 and "spending"."energy_nwh" >= 0 and "spending"."open" >= 0)
);
--> statement-breakpoint
CREATE TABLE `team_key` (
	`id` text PRIMARY KEY NOT NULL,
	`contest_id` text NOT NULL,
	`account_id` text NOT NULL,
	`name` text NOT NULL,
	`secret_hash` text NOT NULL,
	`ending` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_used_at` integer,
	`revoked_at` integer,
	FOREIGN KEY (`contest_id`) REFERENCES `contest`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `team_key_secret` ON `team_key` (`secret_hash`);--> statement-breakpoint
CREATE INDEX `team_key_owner` ON `team_key` (`contest_id`,`account_id`);--> statement-breakpoint
CREATE TABLE `tree_head` (
	`contest_id` text NOT NULL,
	`size` integer NOT NULL,
	`root` text NOT NULL,
	`at` integer NOT NULL,
	`key_id` text NOT NULL,
	`signature` text NOT NULL,
	PRIMARY KEY(`contest_id`, `size`)
);
--> statement-breakpoint
CREATE TABLE `tree_node` (
	`contest_id` text NOT NULL,
	`level` integer NOT NULL,
	`place` integer NOT NULL,
	`hash` text NOT NULL,
	PRIMARY KEY(`contest_id`, `level`, `place`)
);
--> statement-breakpoint
ALTER TABLE `interaction` ADD `key_id` text;--> statement-breakpoint
ALTER TABLE `settlement` ADD `raw_usage` text;--> statement-breakpoint
ALTER TABLE `settlement` ADD `flags` text;--> statement-breakpoint
ALTER TABLE `settlement` ADD `called_at` integer;--> statement-breakpoint
CREATE INDEX `settlement_flagged` ON `settlement` (`interaction_id`) WHERE "settlement"."flags" is not null;--> statement-breakpoint
ALTER TABLE `team` ADD `name_salt` text;--> statement-breakpoint
INSERT INTO "spending" ("team_id", "challenge_id", "interactions", "tokens", "energy_nwh", "open", "forgiven")
SELECT "interaction"."team_id", "interaction"."challenge_id",
	sum(case when "settlement"."interaction_id" is null or "settlement"."billed" then 1 else 0 end),
	sum(case when "settlement"."interaction_id" is null then "interaction"."hold_tokens" else "settlement"."lost_tokens" end),
	sum(case when "settlement"."interaction_id" is null then "interaction"."hold_energy_nwh" else "settlement"."lost_energy_nwh" end),
	sum(case when "settlement"."interaction_id" is null then 1 else 0 end),
	sum(case when not "settlement"."billed" and "settlement"."outcome" = 'failed' and "settlement"."completion_tokens" > 0 then 1 else 0 end)
FROM "interaction" LEFT JOIN "settlement" ON "settlement"."interaction_id" = "interaction"."id"
GROUP BY "interaction"."team_id", "interaction"."challenge_id";
