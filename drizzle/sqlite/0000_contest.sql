CREATE TABLE `account` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`password_hash` text NOT NULL,
	`organises_site` integer DEFAULT false NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `account_email` ON `account` (`email`);--> statement-breakpoint
CREATE TABLE `account_link` (
	`id` text PRIMARY KEY NOT NULL,
	`purpose` text NOT NULL,
	`account_id` text,
	`secret_hash` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `answer_text` (
	`interaction_id` text PRIMARY KEY NOT NULL,
	`salt` text NOT NULL,
	`answer` text NOT NULL,
	`history_hash` text NOT NULL,
	FOREIGN KEY (`interaction_id`) REFERENCES `interaction`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `answer_text_history` ON `answer_text` (`history_hash`);--> statement-breakpoint
CREATE TABLE `board` (
	`id` text PRIMARY KEY NOT NULL,
	`contest_id` text NOT NULL,
	`challenge_id` text NOT NULL,
	`version` integer NOT NULL,
	`document` text NOT NULL,
	`hash` text NOT NULL,
	`by_account_id` text NOT NULL,
	`published_at` integer NOT NULL,
	FOREIGN KEY (`contest_id`) REFERENCES `contest`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `board_version` ON `board` (`contest_id`,`challenge_id`,`version`);--> statement-breakpoint
CREATE TABLE `check_record` (
	`id` text PRIMARY KEY NOT NULL,
	`entry_id` text NOT NULL,
	`passed` integer NOT NULL,
	`outcomes` text NOT NULL,
	`quality` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `contest` (
	`id` text PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `contest_slug` ON `contest` (`slug`);--> statement-breakpoint
CREATE TABLE `contest_person` (
	`contest_id` text NOT NULL,
	`account_id` text NOT NULL,
	`part` text NOT NULL,
	`since` integer NOT NULL,
	PRIMARY KEY(`contest_id`, `account_id`),
	FOREIGN KEY (`contest_id`) REFERENCES `contest`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `contest_person_account` ON `contest_person` (`account_id`);--> statement-breakpoint
CREATE TABLE `entry` (
	`id` text PRIMARY KEY NOT NULL,
	`contest_id` text NOT NULL,
	`challenge_id` text NOT NULL,
	`team_id` text NOT NULL,
	`account_id` text NOT NULL,
	`interaction_id` text,
	`presented_at` integer NOT NULL,
	FOREIGN KEY (`contest_id`) REFERENCES `contest`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`team_id`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`interaction_id`) REFERENCES `interaction`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `entry_challenge` ON `entry` (`contest_id`,`challenge_id`,`team_id`);--> statement-breakpoint
CREATE TABLE `entry_template` (
	`entry_id` text PRIMARY KEY NOT NULL,
	`salt` text NOT NULL,
	`template` text NOT NULL,
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `entry_withdrawal` (
	`entry_id` text PRIMARY KEY NOT NULL,
	`by_account_id` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `fact` (
	`position` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`contest_id` text NOT NULL,
	`kind` text NOT NULL,
	`at` integer NOT NULL,
	`subject` text NOT NULL,
	`leaf` text NOT NULL,
	`leaf_hash` text NOT NULL,
	`seq` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `fact_id` ON `fact` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `fact_seq` ON `fact` (`contest_id`,`seq`);--> statement-breakpoint
CREATE INDEX `fact_unsequenced` ON `fact` (`contest_id`) WHERE "fact"."seq" is null;--> statement-breakpoint
CREATE INDEX `fact_subject` ON `fact` (`contest_id`,`subject`,`kind`);--> statement-breakpoint
CREATE TABLE `instance_secret` (
	`contest_id` text NOT NULL,
	`challenge_id` text NOT NULL,
	`secret` text NOT NULL,
	`tree_size` integer,
	`tree_root` text,
	PRIMARY KEY(`contest_id`, `challenge_id`),
	FOREIGN KEY (`contest_id`) REFERENCES `contest`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `interaction` (
	`id` text PRIMARY KEY NOT NULL,
	`contest_id` text NOT NULL,
	`challenge_id` text NOT NULL,
	`team_id` text NOT NULL,
	`account_id` text NOT NULL,
	`conversation_id` text NOT NULL,
	`parent_id` text,
	`turn` integer NOT NULL,
	`sheet_id` text,
	`model` text NOT NULL,
	`profile_id` text NOT NULL,
	`official` integer NOT NULL,
	`sampling` text NOT NULL,
	`messages_hash` text NOT NULL,
	`hold_tokens` integer NOT NULL,
	`hold_energy_nwh` integer NOT NULL,
	`held_at` integer NOT NULL,
	FOREIGN KEY (`contest_id`) REFERENCES `contest`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`team_id`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `interaction_team` ON `interaction` (`team_id`,`challenge_id`,`held_at`);--> statement-breakpoint
CREATE INDEX `interaction_parent` ON `interaction` (`parent_id`);--> statement-breakpoint
CREATE INDEX `interaction_conversation` ON `interaction` (`conversation_id`,`turn`);--> statement-breakpoint
CREATE INDEX `interaction_contest` ON `interaction` (`contest_id`,`held_at`);--> statement-breakpoint
CREATE TABLE `interaction_text` (
	`interaction_id` text PRIMARY KEY NOT NULL,
	`salt` text NOT NULL,
	`prompt` text NOT NULL,
	`messages` text NOT NULL,
	FOREIGN KEY (`interaction_id`) REFERENCES `interaction`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `team_member` (
	`contest_id` text NOT NULL,
	`account_id` text NOT NULL,
	`team_id` text NOT NULL,
	`captain` integer NOT NULL,
	`accepted_version` integer NOT NULL,
	`accepted_hash` text NOT NULL,
	`guardian_consent` integer NOT NULL,
	`joined_at` integer NOT NULL,
	PRIMARY KEY(`contest_id`, `account_id`),
	FOREIGN KEY (`contest_id`) REFERENCES `contest`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`team_id`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `team_member_team` ON `team_member` (`team_id`);--> statement-breakpoint
CREATE TABLE `official_run` (
	`entry_id` text NOT NULL,
	`sheet` integer NOT NULL,
	`run` integer NOT NULL,
	`prompt_tokens` integer NOT NULL,
	`cached_tokens` integer NOT NULL,
	`completion_tokens` integer NOT NULL,
	`estimated` integer NOT NULL,
	`energy_nwh` integer NOT NULL,
	`model` text NOT NULL,
	`finish_reason` text,
	`salt` text NOT NULL,
	`answer` text NOT NULL,
	`outcome` text NOT NULL,
	`quality` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`entry_id`, `sheet`, `run`),
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `public_board` (
	`contest_id` text NOT NULL,
	`challenge_id` text NOT NULL,
	`document` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`contest_id`, `challenge_id`),
	FOREIGN KEY (`contest_id`) REFERENCES `contest`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `rulebook_version` (
	`contest_id` text NOT NULL,
	`version` integer NOT NULL,
	`document` text NOT NULL,
	`hash` text NOT NULL,
	`reason` text NOT NULL,
	`published_at` integer NOT NULL,
	PRIMARY KEY(`contest_id`, `version`),
	FOREIGN KEY (`contest_id`) REFERENCES `contest`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `schedule_override` (
	`position` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`contest_id` text NOT NULL,
	`round_id` text NOT NULL,
	`instant` text NOT NULL,
	`moved_to` integer NOT NULL,
	`reason` text NOT NULL,
	`by_account_id` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`contest_id`) REFERENCES `contest`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `schedule_override_contest` ON `schedule_override` (`contest_id`);--> statement-breakpoint
CREATE TABLE `session` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`secret_hash` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_seen_at` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `session_account` ON `session` (`account_id`);--> statement-breakpoint
CREATE TABLE `settlement` (
	`interaction_id` text PRIMARY KEY NOT NULL,
	`outcome` text NOT NULL,
	`billed` integer NOT NULL,
	`prompt_tokens` integer NOT NULL,
	`cached_tokens` integer NOT NULL,
	`completion_tokens` integer NOT NULL,
	`estimated` integer NOT NULL,
	`energy_nwh` integer NOT NULL,
	`lost_tokens` integer NOT NULL,
	`lost_energy_nwh` integer NOT NULL,
	`overrun_energy_nwh` integer NOT NULL,
	`finish_reason` text,
	`fault` text,
	`reported_model` text,
	`fingerprint` text,
	`first_token_at` integer,
	`ended_at` integer NOT NULL,
	`leaf_hash` text NOT NULL,
	FOREIGN KEY (`interaction_id`) REFERENCES `interaction`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "settlement_books" CHECK("settlement"."billed" or ("settlement"."lost_tokens" = 0 and "settlement"."lost_energy_nwh" = 0 and "settlement"."overrun_energy_nwh" = 0))
);
--> statement-breakpoint
CREATE TABLE `staff_invitation` (
	`id` text PRIMARY KEY NOT NULL,
	`contest_id` text NOT NULL,
	`part` text NOT NULL,
	`note` text NOT NULL,
	`secret_hash` text NOT NULL,
	`by_account_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	`used_by_account_id` text,
	FOREIGN KEY (`contest_id`) REFERENCES `contest`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `team` (
	`id` text PRIMARY KEY NOT NULL,
	`contest_id` text NOT NULL,
	`name` text NOT NULL,
	`folded_name` text NOT NULL,
	`alias` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`contest_id`) REFERENCES `contest`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `team_name` ON `team` (`contest_id`,`folded_name`);--> statement-breakpoint
CREATE UNIQUE INDEX `team_alias` ON `team` (`contest_id`,`alias`);--> statement-breakpoint
CREATE TABLE `team_invitation` (
	`id` text PRIMARY KEY NOT NULL,
	`team_id` text NOT NULL,
	`secret_hash` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	`used_by_account_id` text,
	FOREIGN KEY (`team_id`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `verdict` (
	`id` text PRIMARY KEY NOT NULL,
	`position` integer NOT NULL,
	`entry_id` text NOT NULL,
	`judge_id` text NOT NULL,
	`decision` text NOT NULL,
	`salt` text NOT NULL,
	`reason` text NOT NULL,
	`levels` text NOT NULL,
	`fact_id` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `verdict_order` ON `verdict` (`entry_id`,`position`);