package io.heliotrope.orchestrator.clock;

import static org.quartz.DateBuilder.futureDate;
import static org.quartz.JobBuilder.newJob;
import static org.quartz.SimpleScheduleBuilder.simpleSchedule;
import static org.quartz.TriggerBuilder.newTrigger;

import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.quartz.DateBuilder.IntervalUnit;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobDataMap;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.impl.StdSchedulerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Fires named work at fixed intervals, from RAM: feeds, ticks, re-planning. Never one trigger a
/// job.
///
/// A run that is still busy when its next time comes is not started twice; missed times are
/// skipped. What a run throws is logged once and ends that run alone. A run must not close its own
/// ticker.
public final class Ticker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Ticker.class);
    private static final String WORK = "work";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Scheduler scheduler;

    /// Held for reading by each run; held for writing, for good, once closed.
    private final ReadWriteLock open = new ReentrantReadWriteLock();

    /// Starts an empty ticker with its own threads.
    public Ticker(String name) {
        Properties settings = new Properties();
        settings.setProperty("org.quartz.scheduler.instanceName", name);
        settings.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
        settings.setProperty("org.quartz.threadPool.threadCount", "3");
        settings.setProperty("org.quartz.scheduler.makeSchedulerThreadDaemon", "true");
        settings.setProperty("org.quartz.threadPool.makeThreadsDaemons", "true");
        settings.setProperty("org.quartz.jobStore.class", "org.quartz.simpl.RAMJobStore");
        try {
            scheduler = new StdSchedulerFactory(settings).getScheduler();
            scheduler.start();
        } catch (SchedulerException e) {
            throw new IllegalStateException("Quartz did not start: " + e.getMessage(), e);
        }
    }

    /// Runs `work` at once and then each `interval`, which is at least 1 ms.
    public void every(String name, Duration interval, Runnable work) {
        every(name, Duration.ZERO, interval, work);
    }

    /// Runs `work` the first time `after` from now, in whole seconds, and then each `interval`.
    public void every(String name, Duration after, Duration interval, Runnable work) {
        JobDataMap data = new JobDataMap();
        data.put(WORK, (Runnable) () -> whileOpen(work));
        try {
            scheduler.scheduleJob(
                    newJob(Run.class).withIdentity(name).usingJobData(data).build(),
                    newTrigger()
                            .withIdentity(name)
                            .startAt(
                                    futureDate(
                                            Math.toIntExact(after.toSeconds()),
                                            IntervalUnit.SECOND))
                            .withSchedule(
                                    simpleSchedule()
                                            .withIntervalInMilliseconds(interval.toMillis())
                                            .repeatForever()
                                            .withMisfireHandlingInstructionNextWithRemainingCount())
                            .build());
        } catch (SchedulerException e) {
            throw new IllegalArgumentException(
                    "cannot schedule " + name + ": " + e.getMessage(), e);
        }
    }

    /// Ends the timers: waits for the runs that are busy, at most 30 s, and starts none after.
    ///
    /// Quartz' own waiting is not used. Its pool can hand a run to a worker that is just told to
    /// end: the run is lost, and `shutdown(true)` waits for it for ever (seen with 2.5.2).
    @Override
    public void close() {
        try {
            scheduler.shutdown(false);
            if (!open.writeLock().tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.atWarn().log("ticker closed while a run was still busy");
            }
        } catch (SchedulerException e) {
            LOG.atWarn().setCause(e).log("ticker did not stop");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void whileOpen(Runnable work) {
        if (!open.readLock().tryLock()) {
            return;
        }
        try {
            work.run();
        } finally {
            open.readLock().unlock();
        }
    }

    /// One run, called by Quartz.
    @DisallowConcurrentExecution
    public static final class Run implements Job {
        @Override
        public void execute(JobExecutionContext context) {
            try {
                if (context.getMergedJobDataMap().get(WORK) instanceof Runnable work) {
                    work.run();
                }
            } catch (RuntimeException e) {
                LOG.atError()
                        .addKeyValue("timer", context.getTrigger().getKey().getName())
                        .setCause(e)
                        .log("timer run failed");
            }
        }
    }
}
