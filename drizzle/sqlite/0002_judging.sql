CREATE TABLE `appeal` (
	`id` text PRIMARY KEY NOT NULL,
	`contest_id` text NOT NULL,
	`challenge_id` text NOT NULL,
	`entry_id` text NOT NULL,
	`verdict_id` text NOT NULL,
	`by_account_id` text NOT NULL,
	`text` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`verdict_id`) REFERENCES `verdict`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `appeal_verdict` ON `appeal` (`verdict_id`);--> statement-breakpoint
CREATE INDEX `appeal_contest` ON `appeal` (`contest_id`);--> statement-breakpoint
CREATE TABLE `appeal_decision` (
	`appeal_id` text PRIMARY KEY NOT NULL,
	`upheld` integer NOT NULL,
	`reason` text NOT NULL,
	`salt` text NOT NULL,
	`by_account_id` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`appeal_id`) REFERENCES `appeal`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `assignment` (
	`id` text PRIMARY KEY NOT NULL,
	`contest_id` text NOT NULL,
	`challenge_id` text NOT NULL,
	`entry_id` text NOT NULL,
	`judge_id` text NOT NULL,
	`purpose` text NOT NULL,
	`set_id` text,
	`position` integer NOT NULL,
	`issued_at` integer NOT NULL,
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `assignment_order` ON `assignment` (`contest_id`,`judge_id`,`position`);--> statement-breakpoint
CREATE UNIQUE INDEX `assignment_set` ON `assignment` (`entry_id`,`judge_id`,`set_id`);--> statement-breakpoint
CREATE TABLE `assignment_end` (
	`assignment_id` text PRIMARY KEY NOT NULL,
	`how` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`assignment_id`) REFERENCES `assignment`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `assignment_rule` (
	`contest_id` text PRIMARY KEY NOT NULL,
	`automatic` integer NOT NULL,
	`seed` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `canned_answer` (
	`id` text PRIMARY KEY NOT NULL,
	`contest_id` text NOT NULL,
	`text` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`contest_id`) REFERENCES `contest`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `confirmation_answer` (
	`entry_id` text NOT NULL,
	`run` integer NOT NULL,
	`turn` integer NOT NULL,
	`prompt_tokens` integer NOT NULL,
	`cached_tokens` integer NOT NULL,
	`completion_tokens` integer NOT NULL,
	`estimated` integer NOT NULL,
	`energy_nwh` integer NOT NULL,
	`reported_model` text,
	`finish_reason` text,
	`salt` text NOT NULL,
	`answer` text NOT NULL,
	`outcomes` text,
	`same_as` integer,
	`at` integer NOT NULL,
	PRIMARY KEY(`entry_id`, `run`, `turn`),
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `confirmation_attempt` (
	`id` text PRIMARY KEY NOT NULL,
	`entry_id` text NOT NULL,
	`run` integer NOT NULL,
	`started_at` integer NOT NULL,
	`end` text,
	`ended_at` integer,
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `confirmation_attempt_entry` ON `confirmation_attempt` (`entry_id`);--> statement-breakpoint
CREATE TABLE `confirmation_candidate` (
	`entry_id` text PRIMARY KEY NOT NULL,
	`set_id` text NOT NULL,
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`set_id`) REFERENCES `confirmation_set`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `confirmation_set` (
	`id` text PRIMARY KEY NOT NULL,
	`contest_id` text NOT NULL,
	`challenge_id` text NOT NULL,
	`by_account_id` text NOT NULL,
	`started_at` integer NOT NULL,
	`stopped_at` integer,
	FOREIGN KEY (`contest_id`) REFERENCES `contest`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `contest_import` (
	`contest_id` text PRIMARY KEY NOT NULL,
	`public_key` text NOT NULL,
	`by_account_id` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`contest_id`) REFERENCES `contest`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `disqualification` (
	`id` text PRIMARY KEY NOT NULL,
	`contest_id` text NOT NULL,
	`team_id` text NOT NULL,
	`reason` text NOT NULL,
	`reason_salt` text NOT NULL,
	`by_account_id` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`contest_id`) REFERENCES `contest`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`team_id`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `disqualification_team` ON `disqualification` (`team_id`);--> statement-breakpoint
CREATE INDEX `disqualification_contest` ON `disqualification` (`contest_id`);--> statement-breakpoint
CREATE TABLE `disqualification_answer` (
	`disqualification_id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`text` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`disqualification_id`) REFERENCES `disqualification`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `disqualification_ruling` (
	`disqualification_id` text PRIMARY KEY NOT NULL,
	`ruling` text NOT NULL,
	`reason` text NOT NULL,
	`reason_salt` text NOT NULL,
	`by_account_id` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`disqualification_id`) REFERENCES `disqualification`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `entry_alignment` (
	`entry_id` text PRIMARY KEY NOT NULL,
	`salt` text NOT NULL,
	`record` text NOT NULL,
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `gold_entry` (
	`id` text PRIMARY KEY NOT NULL,
	`contest_id` text NOT NULL,
	`challenge_id` text NOT NULL,
	`entry_id` text NOT NULL,
	`decision` text NOT NULL,
	`levels` text NOT NULL,
	`reason` text NOT NULL,
	`by_account_id` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `gold_entry_contest` ON `gold_entry` (`contest_id`);--> statement-breakpoint
CREATE TABLE `gold_withdrawal` (
	`gold_entry_id` text PRIMARY KEY NOT NULL,
	`by_account_id` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`gold_entry_id`) REFERENCES `gold_entry`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `head_mail` (
	`contest_id` text NOT NULL,
	`round_id` text NOT NULL,
	`instant` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`contest_id`, `round_id`, `instant`),
	FOREIGN KEY (`contest_id`) REFERENCES `contest`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `imported_file` (
	`contest_id` text NOT NULL,
	`name` text NOT NULL,
	`content` text NOT NULL,
	PRIMARY KEY(`contest_id`, `name`),
	FOREIGN KEY (`contest_id`) REFERENCES `contest`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `judge_conflict` (
	`contest_id` text NOT NULL,
	`judge_id` text NOT NULL,
	`team_id` text NOT NULL,
	`by_account_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`contest_id`, `judge_id`, `team_id`)
);
--> statement-breakpoint
CREATE TABLE `judge_domain` (
	`contest_id` text NOT NULL,
	`judge_id` text NOT NULL,
	`domain` text NOT NULL,
	`by_account_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`contest_id`, `judge_id`, `domain`)
);
--> statement-breakpoint
CREATE TABLE `judge_remark` (
	`assignment_id` text PRIMARY KEY NOT NULL,
	`note` text NOT NULL,
	`flags` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`assignment_id`) REFERENCES `assignment`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `notice` (
	`id` text PRIMARY KEY NOT NULL,
	`contest_id` text NOT NULL,
	`kind` text NOT NULL,
	`team_id` text,
	`question_id` text,
	`text` text NOT NULL,
	`by_account_id` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`contest_id`) REFERENCES `contest`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`question_id`) REFERENCES `question`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `notice_contest` ON `notice` (`contest_id`,`at`);--> statement-breakpoint
CREATE INDEX `notice_question` ON `notice` (`question_id`);--> statement-breakpoint
CREATE TABLE `notice_read` (
	`notice_id` text NOT NULL,
	`account_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`notice_id`, `account_id`),
	FOREIGN KEY (`notice_id`) REFERENCES `notice`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text,
	`email` text,
	`subject` text NOT NULL,
	`text` text NOT NULL,
	`created_at` integer NOT NULL,
	`tries` integer NOT NULL,
	`due_at` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `outbox_due` ON `outbox` (`due_at`);--> statement-breakpoint
CREATE TABLE `pending_verdict` (
	`assignment_id` text PRIMARY KEY NOT NULL,
	`decision` text NOT NULL,
	`reason` text NOT NULL,
	`levels` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`assignment_id`) REFERENCES `assignment`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `question` (
	`id` text PRIMARY KEY NOT NULL,
	`contest_id` text NOT NULL,
	`team_id` text NOT NULL,
	`account_id` text NOT NULL,
	`challenge_id` text,
	`text` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`contest_id`) REFERENCES `contest`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `question_contest` ON `question` (`contest_id`,`at`);--> statement-breakpoint
CREATE TABLE `registration_code` (
	`id` text PRIMARY KEY NOT NULL,
	`contest_id` text NOT NULL,
	`code` text NOT NULL,
	`holder` text NOT NULL,
	`folded_holder` text NOT NULL,
	`created_at` integer NOT NULL,
	`used_at` integer,
	`used_by_team_id` text,
	FOREIGN KEY (`contest_id`) REFERENCES `contest`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`used_by_team_id`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `registration_code_code` ON `registration_code` (`contest_id`,`code`);--> statement-breakpoint
CREATE UNIQUE INDEX `registration_code_holder` ON `registration_code` (`contest_id`,`folded_holder`);--> statement-breakpoint
CREATE TABLE `registration_mode` (
	`position` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`contest_id` text NOT NULL,
	`mode` text NOT NULL,
	`by_account_id` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`contest_id`) REFERENCES `contest`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `registration_mode_contest` ON `registration_mode` (`contest_id`);--> statement-breakpoint
CREATE TABLE `rejudged_verdict` (
	`rejudging_id` text NOT NULL,
	`verdict_id` text NOT NULL,
	`assignment_id` text NOT NULL,
	PRIMARY KEY(`rejudging_id`, `verdict_id`),
	FOREIGN KEY (`rejudging_id`) REFERENCES `rejudging`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`verdict_id`) REFERENCES `verdict`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`assignment_id`) REFERENCES `assignment`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `rejudging` (
	`id` text PRIMARY KEY NOT NULL,
	`contest_id` text NOT NULL,
	`challenge_id` text NOT NULL,
	`filter` text NOT NULL,
	`reason` text NOT NULL,
	`salt` text NOT NULL,
	`by_account_id` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `rejudging_contest` ON `rejudging` (`contest_id`);--> statement-breakpoint
CREATE TABLE `rejudging_end` (
	`rejudging_id` text PRIMARY KEY NOT NULL,
	`how` text NOT NULL,
	`by_account_id` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`rejudging_id`) REFERENCES `rejudging`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `staff_removal` (
	`position` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`contest_id` text NOT NULL,
	`account_id` text NOT NULL,
	`part` text NOT NULL,
	`reason` text NOT NULL,
	`by_account_id` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`contest_id`) REFERENCES `contest`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `staff_removal_person` ON `staff_removal` (`contest_id`,`account_id`);--> statement-breakpoint
CREATE TABLE `text_consent` (
	`contest_id` text NOT NULL,
	`account_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`contest_id`, `account_id`),
	FOREIGN KEY (`contest_id`) REFERENCES `contest`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `verdict_draft` (
	`assignment_id` text PRIMARY KEY NOT NULL,
	`typed` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`assignment_id`) REFERENCES `assignment`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `warning_acceptance` (
	`contest_id` text NOT NULL,
	`challenge_id` text NOT NULL,
	`account_id` text NOT NULL,
	`rulebook_version` integer NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`contest_id`, `challenge_id`, `account_id`),
	FOREIGN KEY (`contest_id`) REFERENCES `contest`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `verdict` ADD `replaces` text;--> statement-breakpoint
CREATE INDEX `check_record_entry` ON `check_record` (`entry_id`,`at`);