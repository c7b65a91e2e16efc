package dev.kinora.packager.isobmff;

import dev.kinora.packager.MediaException;

/**
 * What kind of track this is (ISO/IEC 14496-12, 8.4.3).
 *
 * @param handlerType {@code vide}, {@code soun}, {@code text}, {@code subt} and so on
 * @param name for people who look into the file
 */
public record HandlerBox(String handlerType, String name) implements Box {
  static HandlerBox read(BoxReader in) throws MediaException {
    in.fullBox(0);
    in.skip(4);
    String handlerType = in.fourCc();
    in.skip(12);
    String name = in.text();
    // Some writers end the name twice.
    in.rest();
    return new HandlerBox(handlerType, name);
  }

  @Override
  public String type() {
    return "hdlr";
  }

  @Override
  public void writePayload(BoxWriter out) {
    out.fullBox(0, 0).zeros(4).fourCc(handlerType).zeros(12).textAndZero(name);
  }
}
