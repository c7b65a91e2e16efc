package dev.kinora.cli.settings;

import java.util.OptionalInt;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A port number, or {@code none} for a listener that is not wanted; 0 is any free port. */
public record PortOption(OptionalInt number) {
  private static final int LARGEST = 65_535;

  /** Reads the flag's value. */
  public static final class Reader implements ITypeConverter<PortOption> {
    @Override
    public PortOption convert(String text) {
      if (text.equals("none")) {
        return new PortOption(OptionalInt.empty());
      }
      try {
        int number = Integer.parseInt(text);
        if (number >= 0 && number <= LARGEST) {
          return new PortOption(OptionalInt.of(number));
        }
      } catch (NumberFormatException e) {
        throw wrong(text);
      }
      throw wrong(text);
    }

    private static TypeConversionException wrong(String text) {
      return new TypeConversionException(
          "expected a number from 0 to " + LARGEST + " or none, found \"" + text + "\"");
    }
  }
}
