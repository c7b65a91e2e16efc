package dev.kinora.transcoder.child;

import dev.kinora.packager.time.Rational;
import java.net.ProtocolException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** Headers of frames as JSON; both ends are the same build. Safe for use by several threads. */
final class WireJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(
              new SimpleModule()
                  .addSerializer(Rational.class, new RationalWriter())
                  .addDeserializer(Rational.class, new RationalReader()))
          .build();

  private WireJson() {}

  static String write(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws ProtocolException if the bytes are something else
   */
  static <T> T read(String header, Class<T> type) throws ProtocolException {
    try {
      return MAPPER.readValue(header, type);
    } catch (JacksonException e) {
      throw (ProtocolException)
          new ProtocolException(
                  "expected a " + type.getSimpleName() + ": " + e.getOriginalMessage())
              .initCause(e);
    }
  }

  private static final class RationalWriter extends StdSerializer<Rational> {
    RationalWriter() {
      super(Rational.class);
    }

    @Override
    public void serialize(Rational value, JsonGenerator out, SerializationContext context) {
      out.writeString(value.toString());
    }
  }

  private static final class RationalReader extends StdDeserializer<Rational> {
    RationalReader() {
      super(Rational.class);
    }

    @Override
    public Rational deserialize(JsonParser in, DeserializationContext context) {
      return Rational.parse(in.getString());
    }
  }
}
