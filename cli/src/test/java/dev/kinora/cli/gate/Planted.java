package dev.kinora.cli.gate;

import static java.util.stream.Collectors.joining;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * A small project, compiled on the spot, that breaks one rule of the architecture. Libraries that
 * it uses are empty classes of the same name, so nothing has to be on the class path.
 *
 * @param rule the name of the rule that it breaks
 * @param sources full class name to source text
 */
record Planted(String rule, Map<String, String> sources) {

  Planted {
    sources = Map.copyOf(sources);
  }

  /** A class that uses another one, which is made up unless the JDK has it. */
  static Planted use(String rule, String user, String used) {
    var sources = new LinkedHashMap<String, String>();
    sources.put(user, source(user, used + " used;"));
    if (!used.startsWith("java")) {
      sources.put(used, source(used, ""));
    }
    return new Planted(rule, sources);
  }

  /** A class that makes a call. */
  static Planted call(String rule, String caller, String expression) {
    return new Planted(rule, Map.of(caller, source(caller, "Object found = " + expression + ";")));
  }

  /** Two classes that use each other. */
  static Planted pair(String rule, String one, String other) {
    return new Planted(
        rule, Map.of(one, source(one, other + " other;"), other, source(other, one + " other;")));
  }

  private static String source(String name, String body) {
    var dot = name.lastIndexOf('.');
    return "package %s; public class %s { %s }"
        .formatted(name.substring(0, dot), name.substring(dot + 1), body);
  }

  /** Compiles into the folder and reads the classes back. */
  JavaClasses compile(Path folder) throws IOException {
    var compiler = ToolProvider.getSystemJavaCompiler();
    var messages = new ArrayList<String>();
    List<JavaFileObject> units = new ArrayList<>();
    sources.forEach((name, text) -> units.add(unit(name, text)));
    try (var files = compiler.getStandardFileManager(null, null, null)) {
      files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(folder));
      var compiled =
          compiler
              .getTask(
                  null,
                  files,
                  message -> messages.add(message.toString()),
                  List.of("-proc:none"),
                  null,
                  units)
              .call();
      if (!compiled) {
        throw new IllegalArgumentException(messages.stream().collect(joining("\n")));
      }
    }
    return new ClassFileImporter().importPath(folder);
  }

  private static JavaFileObject unit(String name, String text) {
    var uri = URI.create("string:///" + name.replace('.', '/') + ".java");
    return new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
      }
    };
  }

  @Override
  public String toString() {
    return rule + ": " + String.join(", ", sources.keySet());
  }
}
