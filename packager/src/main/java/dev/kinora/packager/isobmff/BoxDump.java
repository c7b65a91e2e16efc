package dev.kinora.packager.isobmff;

import dev.kinora.packager.Bytes;
import dev.kinora.packager.MediaException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Boxes as text, every field by name, for people and for comparing what was written with what was
 * meant. Child boxes are indented below their parent; codec configuration is spelt out.
 */
public final class BoxDump {
  /** Asking a class anew makes new accessors, and those are slow until they have run often. */
  private static final ClassValue<List<Method>> ACCESSORS =
      new ClassValue<>() {
        @Override
        protected List<Method> computeValue(Class<?> type) {
          return Arrays.stream(type.getRecordComponents())
              .map(RecordComponent::getAccessor)
              .toList();
        }
      };

  private final StringBuilder text = new StringBuilder();

  private BoxDump() {}

  /** One line a field. */
  public static String of(List<? extends Box> boxes) {
    BoxDump dump = new BoxDump();
    boxes.forEach(box -> dump.box(box, 0));
    return dump.text.toString();
  }

  private void box(Box box, int depth) {
    line(depth, box.type());
    if (box instanceof OpaqueBox opaque) {
      opaque(opaque, depth + 1);
    } else {
      fields((Record) box, depth + 1);
    }
  }

  private void opaque(OpaqueBox box, int depth) {
    line(depth, "payload: " + box.payload());
    try {
      for (Record view : CodecBoxes.views(box)) {
        line(depth, view.getClass().getSimpleName());
        fields(view, depth + 1);
      }
    } catch (MediaException e) {
      line(depth, "unreadable: " + e.getMessage());
    }
  }

  private void fields(Record owner, int depth) {
    for (Method component : ACCESSORS.get(owner.getClass())) {
      String name = component.getName();
      Object value = value(owner, component);
      boolean isOwnType = name.equals("type") && owner instanceof Box;
      if (!isOwnType) {
        field(name, value, depth);
      }
    }
  }

  private void field(String name, Object value, int depth) {
    switch (value) {
      case List<?> list when list.isEmpty() -> line(depth, name + ": none");
      case List<?> list when list.getFirst() instanceof Box -> {
        for (Object child : list) {
          box((Box) child, depth);
        }
      }
      case List<?> list when list.getFirst() instanceof Record -> {
        for (int i = 0; i < list.size(); i++) {
          line(depth, "%s[%d]: %s".formatted(name, i, inline(list.get(i))));
        }
      }
      default -> line(depth, name + ": " + inline(value));
    }
  }

  private static String inline(Object value) {
    return switch (value) {
      case Optional<?> o -> o.map(BoxDump::inline).orElse("none");
      case OptionalLong o -> o.isPresent() ? Long.toString(o.getAsLong()) : "none";
      case OptionalInt o -> o.isPresent() ? Integer.toString(o.getAsInt()) : "none";
      case Bytes bytes -> bytes.size() + " bytes " + bytes;
      case Record nested when !(nested instanceof Matrix) -> inlineFields(nested);
      case Matrix matrix -> matrix.equals(Matrix.IDENTITY) ? "identity" : matrix.toString();
      default -> value.toString();
    };
  }

  private static String inlineFields(Record owner) {
    StringBuilder fields = new StringBuilder();
    for (Method component : ACCESSORS.get(owner.getClass())) {
      fields.append(fields.isEmpty() ? "" : " ");
      fields.append(component.getName()).append('=').append(inline(value(owner, component)));
    }
    return fields.toString();
  }

  private static Object value(Record owner, Method component) {
    try {
      return component.invoke(owner);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("accessor of " + component, e);
    }
  }

  private void line(int depth, String content) {
    text.repeat("  ", depth).append(content).append('\n');
  }
}
