package io.heliotrope.orchestrator.demo;

import io.heliotrope.orchestrator.start.Console;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Shows on the error stream how a run goes: one line that is drawn over again and again where a
/// person watches, and otherwise a plain line for every three simulated hours.
///
/// Owned by one thread.
public final class ProgressLine {
    private static final Duration PLAIN_EVERY = Duration.ofHours(3);
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int BAR = 10;

    /// A line never wraps on a terminal of 80 columns, where it could not be drawn over.
    private static final int WIDEST = 79;

    private static final String OVER = "\r\u001B[K";
    private static final double GRAMS_PER_KG = 1000;

    private final Console console;
    private final Instant from;
    private final Duration length;
    private Instant nextPlain;
    private String drawn = "";

    /// Where a run stands at job time `now`. `answered` and `ended` are interactive and batch jobs
    /// with an end, refused ones included; `held` batch jobs wait; `grams` CO2 equivalent so far.
    public record Standing(
            Instant now, int submitted, int answered, int ended, int held, double grams) {}

    public ProgressLine(Console console, Scenario scenario) {
        this.console = console;
        this.from = scenario.from();
        this.length = scenario.length();
        this.nextPlain = scenario.from();
    }

    /// Says what begins now, on a line of its own.
    public void step(String what) {
        leave();
        console.err().println(what);
        console.err().flush();
    }

    /// Shows where the run stands.
    public void show(Standing standing) {
        if (console.isLive()) {
            draw(cut(live(standing)));
        } else if (!standing.now().isBefore(nextPlain)) {
            console.err().println(plain(standing));
            console.err().flush();
            long passed = Duration.between(from, standing.now()).dividedBy(PLAIN_EVERY);
            nextPlain = from.plus(PLAIN_EVERY.multipliedBy(passed + 1));
        }
    }

    /// Leaves the line, so that what is written next begins on a new one.
    public void leave() {
        if (!drawn.isEmpty()) {
            console.err().println();
            console.err().flush();
            drawn = "";
        }
    }

    private void draw(String line) {
        if (!line.equals(drawn)) {
            console.err().print(OVER + line);
            console.err().flush();
            drawn = line;
        }
    }

    private String live(Standing standing) {
        double part = part(standing.now());
        int full = (int) (part * BAR);
        String bar = "#".repeat(full) + "-".repeat(BAR - full);
        return "%s [%s] %s".formatted(time(standing.now()), bar, figures(standing));
    }

    private String plain(Standing standing) {
        return "%s  %d in, %s"
                .formatted(time(standing.now()), standing.submitted(), figures(standing));
    }

    private static String figures(Standing standing) {
        return "%d answered, %d batch ended, %d held, %s"
                .formatted(
                        standing.answered(),
                        standing.ended(),
                        standing.held(),
                        mass(standing.grams()));
    }

    /// Day and time of day; days count from 1 and begin with the run.
    private String time(Instant now) {
        long day = Math.max(0, Duration.between(from, now).toDays()) + 1;
        return "day " + day + " " + CLOCK.format(now);
    }

    private double part(Instant now) {
        double part = (double) Duration.between(from, now).toMillis() / length.toMillis();
        return Math.clamp(part, 0, 1);
    }

    private static String mass(double grams) {
        return Math.abs(grams) < GRAMS_PER_KG
                ? String.format(Locale.ROOT, "%.0f g", grams)
                : String.format(Locale.ROOT, "%.1f kg", grams / GRAMS_PER_KG);
    }

    private static String cut(String line) {
        return line.length() <= WIDEST ? line : line.substring(0, WIDEST);
    }
}
