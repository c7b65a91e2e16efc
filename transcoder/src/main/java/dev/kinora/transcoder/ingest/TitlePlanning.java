package dev.kinora.transcoder.ingest;

/**
 * How a title's renditions are chosen.
 *
 * @param planner by this rule
 * @param repackaging from what this takes as it is
 * @param levelling and whether their loudness is changed
 */
public record TitlePlanning(TitlePlanner planner, Repackaging repackaging, Levelling levelling) {}
