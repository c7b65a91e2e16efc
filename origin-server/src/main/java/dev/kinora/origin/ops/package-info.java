/**
 * What whoever runs the server needs: an access log, metrics for Prometheus, probes, and an end
 * that lets answers in flight finish. Observing never delays an answer: log lines wait in a bounded
 * queue and are counted when they do not fit.
 */
@NullMarked
package dev.kinora.origin.ops;

import org.jspecify.annotations.NullMarked;
