package dev.kinora.packager.title;

import dev.kinora.packager.time.Rational;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.ser.std.StdSerializer;

/** A fraction as text, {@code "24000/1001"} or {@code "25"}: no JSON number could be exact. */
final class RationalJson {
  private RationalJson() {}

  static final class Writer extends StdSerializer<Rational> {
    Writer() {
      super(Rational.class);
    }

    @Override
    public void serialize(Rational value, JsonGenerator out, SerializationContext context) {
      out.writeString(value.toString());
    }
  }

  static final class Reader extends StdDeserializer<Rational> {
    Reader() {
      super(Rational.class);
    }

    @Override
    public Rational deserialize(JsonParser in, DeserializationContext context) {
      String text = in.getValueAsString();
      if (text == null) {
        return context.reportInputMismatch(this, "expected a fraction such as \"24000/1001\"");
      }
      try {
        return Rational.parse(text);
      } catch (IllegalArgumentException | ArithmeticException e) {
        return context.reportInputMismatch(this, "%s", e.getMessage());
      }
    }
  }
}
