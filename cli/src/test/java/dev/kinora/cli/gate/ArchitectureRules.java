package dev.kinora.cli.gate;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What may use what, by name of the rule. */
final class ArchitectureRules {

  private static final String BASE = "dev.kinora";

  /** The modules that have Java code, and the modules each may use. */
  private static final Map<String, Set<String>> MAY_USE =
      Map.of(
          "packager", Set.of(),
          "transcoder", Set.of("packager"),
          "origin", Set.of("packager"),
          "sync", Set.of(),
          "web", Set.of(),
          "cli", Set.of("packager", "transcoder", "origin", "sync", "web"));

  /** Packages of rules and formats: what they answer depends on their arguments alone. */
  private static final String[] PURE = {
    "..time..", "..timeline..", "..title..", "..ladder..", "..segment..",
    "..bitstream..", "..isobmff..", "..cmaf..", "..hls..", "..dash.."
  };

  private static final String[] SERVERS = {"io.undertow..", "org.xnio..", "org.eclipse.jetty.."};
  private static final String[] DATABASES = {
    "java.sql..", "javax.sql..", "org.h2..", "com.zaxxer..", "org.flywaydb..", "org.quartz.."
  };

  private ArchitectureRules() {}

  static Map<String, ArchRule> all() {
    var rules = new LinkedHashMap<String, ArchRule>();
    MAY_USE.keySet().stream()
        .filter(module -> !module.equals("cli")) // it wires all the others together
        .sorted()
        .forEach(module -> rules.put("modules of " + module, modulesOf(module)));
    rules.put("bindings", onlyIn(BASE + ".transcoder.ffmpeg..", "org.bytedeco.."));
    rules.put("devices", nobodyUsesDevices());
    rules.put("undertow", onlyIn(BASE + ".origin..", "io.undertow..", "org.xnio.."));
    rules.put("jetty", onlyIn(BASE + ".sync..", "org.eclipse.jetty.."));
    rules.put("quartz", onlyIn(BASE + ".transcoder.jobs..", "org.quartz.."));
    rules.put("picocli", onlyIn(BASE + ".cli..", "picocli.."));
    rules.put("packager without servers", packagerWithout("servers", SERVERS));
    rules.put("packager without databases", packagerWithout("databases", DATABASES));
    rules.put("packager without network", packagerWithoutNetwork());
    rules.put("pure without servers and databases", pureWithoutServersAndDatabases());
    rules.put("pure without clock", pureWithoutClock());
    rules.put("cycles", withoutCycles());
    rules.put("nothing else", nothingElse());
    return rules;
  }

  private static ArchRule modulesOf(String module) {
    var forbidden =
        MAY_USE.keySet().stream()
            .filter(other -> !other.equals(module) && !allowed(module).contains(other))
            .map(other -> BASE + "." + other + "..")
            .toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage(BASE + "." + module + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(forbidden)
        .as(module + " uses no other module than " + allowed(module))
        .allowEmptyShould(true);
  }

  private static Set<String> allowed(String module) {
    return MAY_USE.getOrDefault(module, Set.of());
  }

  private static ArchRule onlyIn(String home, String... libraries) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(home)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(libraries)
        .as("only " + home + " uses " + String.join(" and ", libraries))
        .allowEmptyShould(true);
  }

  private static ArchRule nobodyUsesDevices() {
    return noClasses()
        .should()
        .dependOnClassesThat(
            JavaClass.Predicates.resideInAnyPackage(
                    "org.bytedeco.ffmpeg.avdevice..", "org.bytedeco.javacv..")
                .or(HasName.Predicates.nameMatching("org\\.bytedeco\\.ffmpeg\\..*\\.avdevice.*")))
        .as("nobody uses avdevice, or JavaCV's classes that load it: servers lack what it needs")
        .allowEmptyShould(true);
  }

  private static ArchRule packagerWithout(String what, String... libraries) {
    return noClasses()
        .that()
        .resideInAPackage(BASE + ".packager..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(libraries)
        .as("packager uses no " + what)
        .allowEmptyShould(true);
  }

  private static ArchRule packagerWithoutNetwork() {
    return noClasses()
        .that()
        .resideInAPackage(BASE + ".packager..")
        .should()
        .dependOnClassesThat(isNetwork())
        .as("packager uses no network")
        .allowEmptyShould(true);
  }

  private static ArchRule pureWithoutServersAndDatabases() {
    return noClasses()
        .that()
        .resideInAnyPackage(under("packager"))
        .or()
        .resideInAnyPackage(under("transcoder"))
        .should()
        .dependOnClassesThat(
            isNetwork()
                .or(JavaClass.Predicates.resideInAnyPackage(SERVERS))
                .or(JavaClass.Predicates.resideInAnyPackage(DATABASES)))
        .as("rules and formats use no server and no database")
        .allowEmptyShould(true);
  }

  private static ArchRule pureWithoutClock() {
    return noClasses()
        .that()
        .resideInAnyPackage(under("packager"))
        .or()
        .resideInAnyPackage(under("transcoder"))
        .should()
        .callMethodWhere(readsClock())
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.time.Clock")
        .as("rules and formats read no clock: time comes in as an argument")
        .allowEmptyShould(true);
  }

  private static String[] under(String module) {
    var packages = new String[PURE.length];
    for (var index = 0; index < PURE.length; index++) {
      packages[index] = BASE + "." + module + PURE[index];
    }
    return packages;
  }

  private static DescribedPredicate<JavaClass> isNetwork() {
    return JavaClass.Predicates.resideInAPackage("java.net.http..")
        .or(
            DescribedPredicate.describe(
                "sockets and connections",
                type ->
                    (type.getPackageName().equals("java.net")
                            || type.getPackageName().equals("java.nio.channels"))
                        && (type.getSimpleName().contains("Socket")
                            || type.getSimpleName().endsWith("URLConnection")
                            || type.getSimpleName().equals("DatagramChannel"))));
  }

  private static DescribedPredicate<JavaCall<?>> readsClock() {
    return DescribedPredicate.describe(
        "read a clock",
        call -> {
          var owner = call.getTargetOwner();
          return (owner.getPackageName().equals("java.time") && call.getName().equals("now"))
              || (owner.getName().equals("java.lang.System")
                  && Set.of("nanoTime", "currentTimeMillis").contains(call.getName()));
        });
  }

  private static ArchRule withoutCycles() {
    return slices()
        .assignedFrom(packages())
        .should()
        .beFreeOfCycles()
        .as("packages are free of cycles")
        .allowEmptyShould(true);
  }

  /** One slice a package of ours; libraries are in none. */
  private static SliceAssignment packages() {
    return new SliceAssignment() {
      @Override
      public SliceIdentifier getIdentifierOf(JavaClass type) {
        var name = type.getPackageName();
        return name.startsWith(BASE + ".") ? SliceIdentifier.of(name) : SliceIdentifier.ignore();
      }

      @Override
      public String getDescription() {
        return "packages";
      }
    };
  }

  private static ArchRule nothingElse() {
    return classes()
        .should()
        .resideInAnyPackage(
            MAY_USE.keySet().stream()
                .map(module -> BASE + "." + module + "..")
                .toArray(String[]::new))
        .as("every class belongs to a module");
  }
}
