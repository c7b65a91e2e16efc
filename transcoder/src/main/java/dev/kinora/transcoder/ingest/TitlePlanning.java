package dev.kinora.transcoder.ingest;

/** How a title's renditions are chosen: by this rule, from what this takes as it is. */
public record TitlePlanning(TitlePlanner planner, Repackaging repackaging) {}
