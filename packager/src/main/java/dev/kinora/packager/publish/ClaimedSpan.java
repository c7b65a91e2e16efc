package dev.kinora.packager.publish;

/**
 * A span that somebody holds.
 *
 * @param fence grows with every claim of this span, so that a holder whose lease ran out is known
 */
public record ClaimedSpan(SpanRef span, long fence) {}
