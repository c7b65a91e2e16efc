package dev.kinora.transcoder.ingest;

import dev.kinora.packager.time.Rational;
import dev.kinora.transcoder.work.PreparePlan;

/**
 * What a title will be.
 *
 * @param origin the source's time, in seconds on its own clock, that is 0 on the title's timelines
 * @param plan timelines and renditions, their codecs strings still empty
 */
public record TitlePlan(Rational origin, PreparePlan plan) {}
