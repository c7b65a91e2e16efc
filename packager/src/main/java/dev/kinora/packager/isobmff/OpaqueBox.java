package dev.kinora.packager.isobmff;

import dev.kinora.packager.Bytes;
import dev.kinora.packager.MediaException;

/** A box kept byte for byte: of an unknown type, or codec configuration in a sample entry. */
public record OpaqueBox(String type, Bytes payload) implements Box {
  static OpaqueBox read(String type, BoxReader in) throws MediaException {
    return new OpaqueBox(type, in.rest());
  }

  @Override
  public void writePayload(BoxWriter out) {
    out.bytes(payload);
  }
}
