package dev.kinora.origin.ops;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * One thing that has to work before this process is ready for viewers.
 *
 * @param name what is checked, such as {@code database}
 * @param fault the reason why it does not work, or nothing; called on a worker thread, may block
 *     for a moment
 */
public record HealthCheck(String name, Supplier<Optional<String>> fault) {}
