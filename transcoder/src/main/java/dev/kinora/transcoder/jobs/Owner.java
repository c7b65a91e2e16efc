package dev.kinora.transcoder.jobs;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The process that holds a claim: {@code machine:pid:started}. A process number alone may have been
 * given to another process since; together with the start time it names one process of a machine.
 *
 * @param startedMillis when the process started, in milliseconds since 1970; 0 where unknown
 */
public record Owner(String machine, long pid, long startedMillis) {
  private static final Pattern TEXT = Pattern.compile("(.{1,120}):(\\d{1,18}):(\\d{1,18})");
  private static final int MACHINE_CHARS = 120;

  /** This process. */
  public static Owner ofThisProcess() {
    ProcessHandle self = ProcessHandle.current();
    return new Owner(machineName(), self.pid(), started(self));
  }

  /** Reads what {@link #toString} writes. */
  public static Optional<Owner> parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    return matcher.matches()
        ? Optional.of(
            new Owner(
                matcher.group(1),
                Long.parseLong(matcher.group(2)),
                Long.parseLong(matcher.group(3))))
        : Optional.empty();
  }

  /** Whether this is a process of the other one's machine that has ended. */
  public boolean isGoneFrom(Owner here) {
    return machine.equals(here.machine)
        && ProcessHandle.of(pid)
            .filter(ProcessHandle::isAlive)
            .filter(process -> started(process) == startedMillis)
            .isEmpty();
  }

  private static long started(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }

  private static String machineName() {
    try {
      String name = InetAddress.getLocalHost().getHostName();
      return name.length() <= MACHINE_CHARS ? name : name.substring(0, MACHINE_CHARS);
    } catch (UnknownHostException _) {
      return "localhost";
    }
  }

  @Override
  public String toString() {
    return machine + ":" + pid + ":" + startedMillis;
  }
}
