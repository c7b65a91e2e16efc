package dev.kinora.packager.dash;

import dev.kinora.packager.MediaException;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * An element of the MPD's namespace as read, with typed access to what is in it. Elements and
 * attributes of other namespaces are not kept: the standard lets a reader ignore them.
 */
public final class XmlElement {
  /** The namespace of all versions of the schema (ISO/IEC 23009-1, 5.2.2). */
  static final String NAMESPACE = "urn:mpeg:dash:schema:mpd:2011";

  /** Largest document that is read, in bytes. */
  static final int MAX_BYTES = 8 << 20;

  private static final int MAX_DEPTH = 24;
  private static final int MAX_FOUND_CHARS = 80;

  private final String where;
  private final int line;
  private final String name;
  private final Map<String, String> attributes = new HashMap<>();
  private final List<XmlElement> children = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();

  private XmlElement(String where, int line, String name) {
    this.where = where;
    this.line = line;
    this.name = name;
  }

  /**
   * Reads a document; its root must be in the MPD's namespace.
   *
   * @param where its name, for messages
   * @throws MediaException.Malformed if it is no XML, too large, or has a document type
   */
  public static XmlElement read(byte[] document, String where) throws MediaException {
    if (document.length > MAX_BYTES) {
      throw new MediaException.Malformed(
          where, "at most " + MAX_BYTES + " bytes", document.length + " bytes");
    }
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    // What is wrong comes as an exception; nothing is said to standard error as well.
    factory.setXMLReporter((message, type, about, at) -> {});
    try {
      XMLStreamReader in = factory.createXMLStreamReader(new ByteArrayInputStream(document));
      try {
        return root(in, where);
      } finally {
        in.close();
      }
    } catch (XMLStreamException e) {
      throw new MediaException.Malformed(where, "XML", oneLine(e.getMessage()));
    }
  }

  private static XmlElement root(XMLStreamReader in, String where)
      throws XMLStreamException, MediaException {
    Optional<XmlElement> root = Optional.empty();
    while (in.hasNext()) {
      switch (in.next()) {
        case XMLStreamConstants.START_ELEMENT -> root = Optional.of(element(in, where, 1));
        case XMLStreamConstants.DTD ->
            throw new MediaException.Malformed(at(in, where), "no document type", "one");
        default -> {
          // Comments and white space around the root.
        }
      }
    }
    if (root.isEmpty() || root.get().name.isEmpty()) {
      throw new MediaException.Malformed(where, "a root element of " + NAMESPACE, "none");
    }
    return root.get();
  }

  private static XmlElement element(XMLStreamReader in, String where, int depth)
      throws XMLStreamException, MediaException {
    if (depth > MAX_DEPTH) {
      throw new MediaException.Malformed(at(in, where), "at most 24 levels", "more");
    }
    boolean ours = NAMESPACE.equals(in.getNamespaceURI());
    var element =
        new XmlElement(
            at(in, where), in.getLocation().getLineNumber(), ours ? in.getLocalName() : "");
    for (int i = 0; i < in.getAttributeCount(); i++) {
      String namespace = in.getAttributeNamespace(i);
      if (namespace == null || namespace.isEmpty()) {
        element.attributes.put(in.getAttributeLocalName(i), in.getAttributeValue(i));
      }
    }
    while (in.next() != XMLStreamConstants.END_ELEMENT) {
      switch (in.getEventType()) {
        case XMLStreamConstants.START_ELEMENT -> {
          XmlElement child = element(in, where, depth + 1);
          if (!child.name.isEmpty()) {
            element.children.add(child);
          }
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
            element.text.append(in.getText());
        case XMLStreamConstants.ENTITY_REFERENCE ->
            throw new MediaException.Malformed(
                at(in, where), "no entity references", "&" + in.getLocalName() + ";");
        default -> {
          // Comments and processing instructions say nothing about the presentation.
        }
      }
    }
    return element;
  }

  private static String at(XMLStreamReader in, String where) {
    return where + ":" + in.getLocation().getLineNumber();
  }

  private static String oneLine(@Nullable String message) {
    return String.valueOf(message).replaceAll("\\s+", " ");
  }

  /** Where its start tag ends, counted from 1. */
  public int line() {
    return line;
  }

  /** Its name without a prefix. */
  public String name() {
    return name;
  }

  /** The text directly in it. */
  public String text() {
    return text.toString();
  }

  /** All its children of the namespace, in order. */
  public List<XmlElement> children() {
    return Collections.unmodifiableList(children);
  }

  /** Its children of that name, in order. */
  public List<XmlElement> children(String childName) {
    return children.stream().filter(child -> child.name.equals(childName)).toList();
  }

  /** The one child of that name. */
  XmlElement child(String childName) throws MediaException {
    List<XmlElement> found = children(childName);
    if (found.size() != 1) {
      throw malformed("one " + childName, Integer.toString(found.size()));
    }
    return found.getFirst();
  }

  /** The child of that name, if there is one. */
  Optional<XmlElement> optionalChild(String childName) throws MediaException {
    return children(childName).isEmpty() ? Optional.empty() : Optional.of(child(childName));
  }

  /** Refuses children that are neither carried nor safe to ignore. */
  void allow(Set<String> carried, Set<String> ignored) throws MediaException {
    for (XmlElement child : children) {
      if (!carried.contains(child.name) && !ignored.contains(child.name)) {
        throw child.unsupported("this element is not handled");
      }
    }
  }

  /** Refuses attributes that the model does not carry. */
  void allowAttributes(Set<String> carried) throws MediaException {
    for (String attribute : attributes.keySet()) {
      if (!carried.contains(attribute)) {
        throw unsupported("@" + attribute + " is not handled");
      }
    }
  }

  /** The value of an attribute, where it is there. */
  public Optional<String> attribute(String attribute) {
    return Optional.ofNullable(attributes.get(attribute));
  }

  String required(String attribute) throws MediaException {
    Optional<String> value = attribute(attribute);
    if (value.isEmpty()) {
      throw malformed("an attribute " + attribute, "none");
    }
    return value.get();
  }

  /** A number from 0 up to {@code max}. */
  long number(String attribute, long max) throws MediaException {
    String value = required(attribute);
    if (value.matches("[0-9]{1,18}") && Long.parseLong(value) <= max) {
      return Long.parseLong(value);
    }
    throw malformed("@" + attribute + ": a whole number up to " + max, value);
  }

  long number(String attribute, long max, long absent) throws MediaException {
    return attribute(attribute).isPresent() ? number(attribute, max) : absent;
  }

  boolean isTrue(String attribute) throws MediaException {
    String value = attribute(attribute).orElse("false");
    return switch (value) {
      case "true", "1" -> true;
      case "false", "0" -> false;
      default -> throw malformed("@" + attribute + ": true or false", value);
    };
  }

  MediaException.Malformed malformed(String expected, String found) {
    String shown =
        found.length() > MAX_FOUND_CHARS ? found.substring(0, MAX_FOUND_CHARS) + "…" : found;
    return new MediaException.Malformed(
        where + ": " + name, expected, "\"" + oneLine(shown) + "\"");
  }

  /** For a value that a model's constructor refused. */
  MediaException.Malformed refused(RuntimeException reason) {
    return new MediaException.Malformed(where + ": " + name + ": " + reason.getMessage());
  }

  MediaException.Unsupported unsupported(String what) {
    return new MediaException.Unsupported(where + ": " + name + ": " + what);
  }
}
