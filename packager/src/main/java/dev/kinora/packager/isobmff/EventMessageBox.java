package dev.kinora.packager.isobmff;

import dev.kinora.packager.Bytes;
import dev.kinora.packager.MediaException;

/**
 * An event on the timeline (ISO/IEC 23009-1, 5.10.3.3).
 *
 * @param version 0: the time is relative to the segment's start; 1: absolute
 * @param timescale ticks a second
 * @param presentationTime ticks; a 32-bit delta in version 0
 * @param duration ticks; 0xffffffff when not known
 * @param id equal ids are the same event
 */
public record EventMessageBox(
    int version,
    String schemeIdUri,
    String value,
    long timescale,
    long presentationTime,
    long duration,
    long id,
    Bytes message)
    implements Box {
  public EventMessageBox {
    if (version < 0 || version > 1) {
      throw new IllegalArgumentException("emsg: expected version 0 or 1, found " + version);
    }
  }

  static EventMessageBox read(BoxReader in) throws MediaException {
    int version = in.fullBox(1).version();
    if (version == 0) {
      String scheme = in.text();
      String value = in.text();
      return new EventMessageBox(
          0, scheme, value, in.u32(), in.u32(), in.u32(), in.u32(), in.rest());
    }
    long timescale = in.u32();
    long time = in.u64();
    long duration = in.u32();
    long id = in.u32();
    return new EventMessageBox(1, in.text(), in.text(), timescale, time, duration, id, in.rest());
  }

  @Override
  public String type() {
    return "emsg";
  }

  @Override
  public void writePayload(BoxWriter out) {
    out.fullBox(version, 0);
    if (version == 0) {
      out.textAndZero(schemeIdUri).textAndZero(value);
      out.u32(timescale).u32(presentationTime).u32(duration).u32(id);
    } else {
      out.u32(timescale).u64(presentationTime).u32(duration).u32(id);
      out.textAndZero(schemeIdUri).textAndZero(value);
    }
    out.bytes(message);
  }
}
