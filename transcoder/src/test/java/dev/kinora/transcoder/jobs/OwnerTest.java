package dev.kinora.transcoder.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class OwnerTest {
  private final Owner here = Owner.ofThisProcess();

  @Test
  void isReadAsItIsWritten() {
    assertEquals(Optional.of(here), Owner.parse(here.toString()));
    Owner odd = new Owner("host:with:colons", 7, 9);
    assertEquals(Optional.of(odd), Owner.parse(odd.toString()));
    assertEquals(Optional.empty(), Owner.parse("somebody"));
    assertEquals(Optional.empty(), Owner.parse("host:-1:2"));
  }

  @Test
  void thisProcessIsNotGone() {
    assertFalse(here.isGoneFrom(here));
  }

  @Test
  void aNumberThatWasGivenToAnotherProcessIsGone() {
    assertTrue(new Owner(here.machine(), here.pid(), here.startedMillis() - 1).isGoneFrom(here));
  }

  @Test
  void nothingIsKnownOfOtherMachines() {
    assertFalse(new Owner("elsewhere." + here.machine(), 1, 1).isGoneFrom(here));
  }

  @Test
  void aProcessThatHasEndedIsGone() throws Exception {
    Process other =
        new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-version")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    long started = other.info().startInstant().map(i -> i.toEpochMilli()).orElse(0L);
    Owner owner = new Owner(here.machine(), other.pid(), started);
    assertEquals(0, other.waitFor());
    assertTrue(owner.isGoneFrom(here));
  }
}
