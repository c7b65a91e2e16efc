package dev.kinora.cli.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tables are made once and looked at without Flyway afterwards. */
class ModuleTablesTest {
  private final DataSource database =
      JdbcConnectionPool.create(
          "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");

  @ParameterizedTest
  @EnumSource
  void theNewestScriptIsTheOneThatIsLookedFor(ModuleTables tables) throws Exception {
    assertEquals(tables.newest(), newestScript(tables.folder()));
    assertFalse(tables.isUpToDate(database));
    tables.migrate(database);
    assertTrue(tables.isUpToDate(database));
    tables.migrate(database);
  }

  private static String newestScript(String folder) throws Exception {
    URL found = ModuleTables.class.getClassLoader().getResource(folder);
    assertTrue(found != null, folder);
    URI address = found.toURI();
    if (address.getScheme().equals("file")) {
      return newest(Path.of(address));
    }
    try (FileSystem jar = FileSystems.newFileSystem(address, Map.of())) {
      return newest(jar.getPath(folder));
    }
  }

  private static String newest(Path folder) throws IOException {
    try (Stream<Path> scripts = Files.list(folder)) {
      return Integer.toString(
          scripts
              .map(script -> script.getFileName().toString())
              .mapToInt(name -> Integer.parseInt(name.substring(1, name.indexOf("__"))))
              .max()
              .orElseThrow());
    }
  }
}
