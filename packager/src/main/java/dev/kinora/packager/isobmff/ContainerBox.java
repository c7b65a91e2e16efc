package dev.kinora.packager.isobmff;

import dev.kinora.packager.MediaException;
import java.util.List;
import java.util.Optional;

/** A box that holds nothing but boxes: {@code moov}, {@code trak}, {@code moof} and their like. */
public record ContainerBox(String type, List<Box> children) implements Box {
  public ContainerBox {
    children = List.copyOf(children);
  }

  /** A container with these children. */
  public static ContainerBox of(String type, Box... children) {
    return new ContainerBox(type, List.of(children));
  }

  static ContainerBox read(String type, BoxReader in) throws MediaException {
    return new ContainerBox(type, in.children());
  }

  /** All children of that kind, in order. */
  public <T extends Box> List<T> all(Class<T> kind) {
    return children.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** The first child of that kind. */
  public <T extends Box> Optional<T> find(Class<T> kind) {
    return children.stream().filter(kind::isInstance).map(kind::cast).findFirst();
  }

  /** All containers of that type among the children. */
  public List<ContainerBox> containers(String containerType) {
    return all(ContainerBox.class).stream().filter(c -> c.type.equals(containerType)).toList();
  }

  /**
   * The only child of that kind.
   *
   * @throws MediaException.Malformed if there is none or more than one
   */
  public <T extends Box> T only(Class<T> kind) throws MediaException {
    return single(all(kind), kind.getSimpleName());
  }

  /**
   * The only container of that type among the children.
   *
   * @throws MediaException.Malformed if there is none or more than one
   */
  public ContainerBox onlyContainer(String containerType) throws MediaException {
    return single(containers(containerType), containerType);
  }

  private <T> T single(List<T> found, String what) throws MediaException {
    if (found.size() != 1) {
      throw new MediaException.Malformed(type, "one " + what, found.size());
    }
    return found.getFirst();
  }

  @Override
  public void writePayload(BoxWriter out) {
    out.boxes(children);
  }
}
