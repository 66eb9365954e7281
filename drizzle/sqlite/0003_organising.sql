CREATE TABLE `admission` (
	`position` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`contest_id` text NOT NULL,
	`round_id` text NOT NULL,
	`team_id` text NOT NULL,
	`admitted` integer NOT NULL,
	`board_id` text,
	`reason` text NOT NULL,
	`reason_salt` text NOT NULL,
	`by_account_id` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`contest_id`) REFERENCES `contest`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`team_id`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `admission_team` ON `admission` (`team_id`,`round_id`);--> statement-breakpoint
CREATE INDEX `admission_round` ON `admission` (`contest_id`,`round_id`);--> statement-breakpoint
CREATE TABLE `assisted_answer` (
	`entry_id` text NOT NULL,
	`pass` text NOT NULL,
	`prompt_tokens` integer NOT NULL,
	`cached_tokens` integer NOT NULL,
	`completion_tokens` integer NOT NULL,
	`estimated` integer NOT NULL,
	`energy_nwh` integer NOT NULL,
	`salt` text NOT NULL,
	`answer` text NOT NULL,
	`reading` text,
	`passages` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`entry_id`, `pass`),
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `assisted_round` (
	`contest_id` text NOT NULL,
	`challenge_id` text NOT NULL,
	`started_at` integer NOT NULL,
	`stopped_at` integer,
	PRIMARY KEY(`contest_id`, `challenge_id`)
);
--> statement-breakpoint
CREATE TABLE `baseline` (
	`team_id` text PRIMARY KEY NOT NULL,
	`contest_id` text NOT NULL,
	`challenge_id` text NOT NULL,
	`by_account_id` text NOT NULL,
	`written` text NOT NULL,
	`entry_id` text,
	`written_at` integer NOT NULL,
	`withdrawn_at` integer,
	FOREIGN KEY (`team_id`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`contest_id`) REFERENCES `contest`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `baseline_contest` ON `baseline` (`contest_id`,`challenge_id`);--> statement-breakpoint
CREATE TABLE `certificate` (
	`code` text PRIMARY KEY NOT NULL,
	`contest_id` text NOT NULL,
	`account_id` text NOT NULL,
	`team_id` text NOT NULL,
	`certified` text,
	`issued_at` integer NOT NULL,
	`replaced_at` integer,
	FOREIGN KEY (`contest_id`) REFERENCES `contest`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `certificate_person` ON `certificate` (`contest_id`,`account_id`);--> statement-breakpoint
CREATE TABLE `combined_board` (
	`id` text PRIMARY KEY NOT NULL,
	`contest_id` text NOT NULL,
	`version` integer NOT NULL,
	`document` text NOT NULL,
	`hash` text NOT NULL,
	`by_account_id` text NOT NULL,
	`published_at` integer NOT NULL,
	FOREIGN KEY (`contest_id`) REFERENCES `contest`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `combined_board_version` ON `combined_board` (`contest_id`,`version`);--> statement-breakpoint
CREATE TABLE `dataset_licence` (
	`position` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`contest_id` text NOT NULL,
	`licence` text,
	`by_account_id` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`contest_id`) REFERENCES `contest`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `dataset_licence_contest` ON `dataset_licence` (`contest_id`);--> statement-breakpoint
CREATE TABLE `endpoint_setting` (
	`position` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`base_url` text,
	`sealed_key` text,
	`model` text,
	`account_id` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `footprint_statement` (
	`position` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`contest_id` text NOT NULL,
	`energy_origin` text NOT NULL,
	`hardware` text NOT NULL,
	`location` text NOT NULL,
	`grid_intensity` text,
	`water_intensity` text,
	`source` text NOT NULL,
	`by_account_id` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`contest_id`) REFERENCES `contest`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `footprint_statement_contest` ON `footprint_statement` (`contest_id`);--> statement-breakpoint
CREATE TABLE `outage` (
	`id` text PRIMARY KEY NOT NULL,
	`contest_id` text NOT NULL,
	`round_id` text NOT NULL,
	`starts_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`remedy` text NOT NULL,
	`moved` text NOT NULL,
	`reason` text NOT NULL,
	`by_account_id` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`contest_id`) REFERENCES `contest`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `outage_contest` ON `outage` (`contest_id`,`starts_at`);--> statement-breakpoint
CREATE TABLE `outage_return` (
	`outage_id` text NOT NULL,
	`interaction_id` text NOT NULL,
	PRIMARY KEY(`outage_id`, `interaction_id`),
	FOREIGN KEY (`outage_id`) REFERENCES `outage`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `outage_return_interaction` ON `outage_return` (`interaction_id`);--> statement-breakpoint
CREATE TABLE `outage_reversal` (
	`outage_id` text PRIMARY KEY NOT NULL,
	`reason` text NOT NULL,
	`by_account_id` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`outage_id`) REFERENCES `outage`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `public_trace` (
	`contest_id` text NOT NULL,
	`challenge_id` text NOT NULL,
	`team_id` text NOT NULL,
	`at` integer NOT NULL,
	`state` text NOT NULL,
	`cost_nwh` text,
	`quality` text,
	PRIMARY KEY(`contest_id`, `challenge_id`, `team_id`, `at`),
	FOREIGN KEY (`contest_id`) REFERENCES `contest`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `registration_answer` (
	`contest_id` text NOT NULL,
	`account_id` text NOT NULL,
	`field_id` text NOT NULL,
	`value` text NOT NULL,
	`rulebook_version` integer NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`contest_id`, `account_id`, `field_id`),
	FOREIGN KEY (`contest_id`) REFERENCES `contest`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `restricted_board` (
	`contest_id` text NOT NULL,
	`challenge_id` text NOT NULL,
	`document` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`contest_id`, `challenge_id`),
	FOREIGN KEY (`contest_id`) REFERENCES `contest`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `rulebook_draft` (
	`contest_id` text PRIMARY KEY NOT NULL,
	`based_on` integer NOT NULL,
	`document` text NOT NULL,
	`revision` integer NOT NULL,
	`by_account_id` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`contest_id`) REFERENCES `contest`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `signed_minutes` (
	`position` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`contest_id` text NOT NULL,
	`hash` text NOT NULL,
	`bytes` integer NOT NULL,
	`content` text,
	`by_account_id` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`contest_id`) REFERENCES `contest`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `signed_minutes_contest` ON `signed_minutes` (`contest_id`);--> statement-breakpoint
CREATE TABLE `staff_act` (
	`position` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`contest_id` text,
	`account_id` text NOT NULL,
	`act` text NOT NULL,
	`subject` text,
	`before` text,
	`after` text,
	`reason` text,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `staff_act_contest` ON `staff_act` (`contest_id`,`position`);--> statement-breakpoint
CREATE TABLE `team_change` (
	`position` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`contest_id` text NOT NULL,
	`team_id` text NOT NULL,
	`fact_id` text NOT NULL,
	`reason` text NOT NULL,
	`reason_salt` text NOT NULL,
	`by_account_id` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`contest_id`) REFERENCES `contest`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `team_change_contest` ON `team_change` (`contest_id`);--> statement-breakpoint
ALTER TABLE `contest` ADD `archived_at` integer;--> statement-breakpoint
ALTER TABLE `rulebook_version` ADD `reason_salt` text;--> statement-breakpoint
ALTER TABLE `rulebook_version` ADD `overrides` text;--> statement-breakpoint
ALTER TABLE `team` ADD `category` text;