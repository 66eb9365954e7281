DROP INDEX `interaction_parent`;--> statement-breakpoint
CREATE INDEX `interaction_parent` ON `interaction` (`parent_id`) WHERE "interaction"."parent_id" is not null;