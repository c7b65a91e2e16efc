/**
 * Background filling: the jobs that complete a title when nobody waits for it. The ledger is the
 * queue, Quartz decides when it is worked on: a durable, recoverable job for each unfinished title
 * runs until that title is complete, always taking the most urgent spans of all titles. Background
 * work encodes in children of low priority and claims nothing while a viewer waits.
 */
@NullMarked
package dev.kinora.transcoder.jobs;

import org.jspecify.annotations.NullMarked;
