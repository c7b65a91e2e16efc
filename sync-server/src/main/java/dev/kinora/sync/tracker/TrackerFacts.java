package dev.kinora.sync.tracker;

/** The tracker in numbers. */
public record TrackerFacts(int swarms, int peers, long offers, long answers, long failures) {}
