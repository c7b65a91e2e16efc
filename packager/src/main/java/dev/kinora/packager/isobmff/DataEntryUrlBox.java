package dev.kinora.packager.isobmff;

import dev.kinora.packager.MediaException;

/**
 * One file that media is in (ISO/IEC 14496-12, 8.7.2).
 *
 * @param location a URL; empty for this very file
 */
public record DataEntryUrlBox(String location) implements Box {
  private static final int SELF_CONTAINED = 1;

  static DataEntryUrlBox read(BoxReader in) throws MediaException {
    FullBox head = in.fullBox(0);
    String location = in.text();
    return new DataEntryUrlBox(head.has(SELF_CONTAINED) ? "" : location);
  }

  @Override
  public String type() {
    return "url ";
  }

  @Override
  public void writePayload(BoxWriter out) {
    if (location.isEmpty()) {
      out.fullBox(0, SELF_CONTAINED);
    } else {
      out.fullBox(0, 0).textAndZero(location);
    }
  }
}
