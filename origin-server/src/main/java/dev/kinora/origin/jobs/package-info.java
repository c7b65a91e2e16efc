/**
 * The background work as administrators see and steer it: a list with progress, speed and time
 * left, and pause, resume, cancel and retry. Who does the work is behind {@link
 * dev.kinora.origin.jobs.JobList}, which the composition root connects.
 */
@NullMarked
package dev.kinora.origin.jobs;

import org.jspecify.annotations.NullMarked;
