package dev.kinora.packager.isobmff;

import dev.kinora.packager.MediaException;

/**
 * A language that three letters cannot say (ISO/IEC 14496-12, 8.4.6).
 *
 * @param language BCP 47, such as {@code pt-BR}
 */
public record ExtendedLanguageBox(String language) implements Box {
  static ExtendedLanguageBox read(BoxReader in) throws MediaException {
    in.fullBox(0);
    return new ExtendedLanguageBox(in.text());
  }

  @Override
  public String type() {
    return "elng";
  }

  @Override
  public void writePayload(BoxWriter out) {
    out.fullBox(0, 0).textAndZero(language);
  }
}
