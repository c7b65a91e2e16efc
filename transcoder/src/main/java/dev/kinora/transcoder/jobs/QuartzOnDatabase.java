package dev.kinora.transcoder.jobs;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.utils.ConnectionProvider;
import org.quartz.utils.DBConnectionManager;

/** Quartz with its jobs in our database. */
final class QuartzOnDatabase {
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private QuartzOnDatabase() {}

  /** A scheduler that is not started, one member of the cluster that shares the tables. */
  static Scheduler scheduler(DataSource database, Owner owner, int threads)
      throws SchedulerException {
    String source = "kinora-" + NUMBER.incrementAndGet();
    DBConnectionManager.getInstance().addConnectionProvider(source, new Provider(database));
    Properties settings = new Properties();
    settings.setProperty("org.quartz.scheduler.instanceName", "kinora");
    settings.setProperty("org.quartz.scheduler.instanceId", owner.toString());
    settings.setProperty("org.quartz.scheduler.makeSchedulerThreadDaemon", "true");
    settings.setProperty("org.quartz.scheduler.interruptJobsOnShutdown", "false");
    settings.setProperty("org.quartz.threadPool.class", "org.quartz.simpl.SimpleThreadPool");
    settings.setProperty("org.quartz.threadPool.makeThreadsDaemons", "true");
    // Two threads more than fillers, so that the sweep waits neither for a film nor for pictures.
    settings.setProperty("org.quartz.threadPool.threadCount", Integer.toString(threads + 2));
    settings.setProperty("org.quartz.jobStore.class", "org.quartz.impl.jdbcjobstore.JobStoreTX");
    // Reads binary columns as bytes, which H2 understands as well as PostgreSQL.
    settings.setProperty(
        "org.quartz.jobStore.driverDelegateClass",
        "org.quartz.impl.jdbcjobstore.PostgreSQLDelegate");
    settings.setProperty("org.quartz.jobStore.dataSource", source);
    settings.setProperty("org.quartz.jobStore.tablePrefix", "QRTZ_");
    // No Java serialization in the tables.
    settings.setProperty("org.quartz.jobStore.useProperties", "true");
    settings.setProperty("org.quartz.jobStore.isClustered", "true");
    settings.setProperty("org.quartz.jobStore.clusterCheckinInterval", "5000");
    return new StdSchedulerFactory(settings).getScheduler();
  }

  /** Quartz's view of a data source whose owner closes it. */
  private record Provider(DataSource database) implements ConnectionProvider {
    @Override
    public Connection getConnection() throws SQLException {
      return database.getConnection();
    }

    @Override
    public void shutdown() {
      // The data source is not ours.
    }

    @Override
    public void initialize() {
      // It was opened by its owner.
    }
  }
}
