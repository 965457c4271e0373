package io.heliotrope.signals.trust;

import static io.heliotrope.signals.trust.TrustSamples.NOON;
import static io.heliotrope.signals.trust.TrustSamples.ZONE;
import static io.heliotrope.signals.trust.TrustSamples.untilNoon;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.signals.trust.Rejections.Kind;
import io.heliotrope.signals.trust.Rejections.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RejectionsTest {
    @TempDir private Path folder;

    @Test
    void they_are_counted_by_feed_and_reason() throws IOException {
        Rejections rejections = open(Limits.DEFAULTS);

        rejections.add(rejection("neso", Reason.ZERO));
        rejections.add(rejection("neso", Reason.ZERO));
        rejections.add(rejection("watttime", Reason.ALL_ZERO));

        assertThat(rejections.counts())
                .containsExactly(
                        Map.entry(new Kind("neso", Reason.ZERO), 2L),
                        Map.entry(new Kind("watttime", Reason.ALL_ZERO), 1L));
    }

    @Test
    void what_the_gate_turned_away_is_kept_with_the_value_and_its_time() throws IOException {
        Rejections rejections = open(Limits.DEFAULTS);
        Verdict<?> verdict =
                Gate.judge(untilNoon(300, 0), Question.past(ZONE, NOON), TrustSamples.usual());

        Rejection.of(verdict, NOON).forEach(rejections::add);
        rejections.keep();

        assertThat(rejections.recent())
                .containsExactly(
                        new Rejection(
                                NOON,
                                "test",
                                "DE",
                                Reason.ZERO,
                                "0 g/kWh, where it was never seen",
                                "2026-03-06T11:00:00Z to 2026-03-06T12:00:00Z: 0.0 g/kWh, made known"
                                        + " at 2026-03-06T11:30:00Z"));
    }

    @Test
    void they_survive_a_restart() throws IOException {
        Rejections before = open(Limits.DEFAULTS);
        before.add(rejection("neso", Reason.ZERO));
        before.add(rejection("neso", Reason.JUMP));
        before.keep();

        assertThat(open(Limits.DEFAULTS).recent()).isEqualTo(before.recent()).hasSize(2);
    }

    @Test
    void a_line_that_a_crash_cut_off_costs_only_itself() throws IOException {
        Rejections before = open(Limits.DEFAULTS);
        before.add(rejection("neso", Reason.ZERO));
        before.keep();
        Files.writeString(file(), "{\"at\":\"2026-03-", StandardOpenOption.APPEND);

        Rejections after = open(Limits.DEFAULTS);
        after.add(rejection("neso", Reason.JUMP));
        after.keep();

        assertThat(open(Limits.DEFAULTS).recent())
                .extracting(Rejection::reason)
                .containsExactly(Reason.ZERO, Reason.JUMP);
    }

    @Test
    void the_oldest_go_when_there_are_too_many() throws IOException {
        Rejections rejections = open(new Limits(10, 1 << 20));
        for (int i = 0; i < 33; i++) {
            rejections.add(rejection("feed" + i, Reason.ZERO));
            rejections.keep();
        }

        assertThat(rejections.recent())
                .hasSize(10)
                .first()
                .satisfies(r -> assertThat(r.source()).isEqualTo("feed23"));
        assertThat(lines()).isBetween(5, 10);
        assertThat(open(new Limits(10, 1 << 20)).recent())
                .last()
                .satisfies(r -> assertThat(r.source()).isEqualTo("feed32"));
    }

    @Test
    void the_oldest_go_when_they_take_too_much_room() throws IOException {
        Limits small = new Limits(10_000, 8_192);
        Rejections rejections = open(small);
        for (int i = 0; i < 200; i++) {
            rejections.add(
                    new Rejection(NOON, "neso", "", Reason.UNUSABLE, "no", "x".repeat(900) + i));
            rejections.keep();
        }

        long onDisk = 0;
        for (Path each : files()) {
            onDisk += Files.size(each);
        }
        assertThat(onDisk).isBetween(4_000L, 8_192L);
        assertThat(rejections.recent()).hasSizeBetween(4, 9);
        assertThat(rejections.recent().getLast().found()).endsWith("199");
    }

    @Test
    void a_flood_is_counted_and_does_not_fill_the_memory() throws IOException {
        Rejections rejections = open(Limits.DEFAULTS);
        for (int i = 0; i < 5_000; i++) {
            rejections.add(rejection("neso", Reason.ZERO));
        }
        rejections.keep();

        assertThat(rejections.counts()).containsEntry(new Kind("neso", Reason.ZERO), 5_000L);
        assertThat(rejections.recent()).hasSize(1_000);
        assertThat(rejections.lost()).isEqualTo(4_000);
    }

    @Test
    void a_disk_that_takes_nothing_stops_nobody() throws IOException {
        Rejections rejections = open(Limits.DEFAULTS);
        Files.createDirectories(file().resolve("a folder in place of the file"));

        rejections.add(rejection("neso", Reason.ZERO));
        rejections.keep();

        assertThat(rejections.recent()).hasSize(1);
        assertThat(rejections.lost()).isEqualTo(1);
    }

    private static Rejection rejection(String source, Reason reason) {
        return new Rejection(NOON, source, "GB", reason, "why", "what");
    }

    private Path file() {
        return folder.resolve("rejections.jsonl");
    }

    private Rejections open(Limits limits) throws IOException {
        return Rejections.open(file(), limits);
    }

    private List<Path> files() throws IOException {
        try (var all = Files.list(folder)) {
            return all.toList();
        }
    }

    private int lines() throws IOException {
        int lines = 0;
        for (Path each : files()) {
            lines += Files.readAllLines(each).size();
        }
        return lines;
    }
}
