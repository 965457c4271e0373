package io.heliotrope.orchestrator.roles;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.JobId;
import io.heliotrope.model.Lane;
import io.heliotrope.model.QuoteId;
import io.heliotrope.model.Slots;
import io.heliotrope.orchestrator.cli.CliRun;
import io.heliotrope.orchestrator.quote.Taken;
import io.heliotrope.protocol.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Quotes and calendars of a running fleet.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class QuotesIT {
    private static final String JOB =
            """
            {"origin": "east", "model": "tiny", "gpu-time": "30min", "deadline": "8h"}
            """;

    @Test
    void a_quote_tells_what_is_decided_and_leaves_no_job(@TempDir Path folder) throws Exception {
        try (SealedFleet fleet = new SealedFleet(folder)) {
            CliRun quoted = fleet.run("quote", job(folder, JOB));

            assertThat(quoted.exitCode()).as(quoted.err()).isZero();
            assertThat(quoted.out())
                    .containsPattern("\\n\\* now +\\S+ .*  north ")
                    .contains("now at home, in east: ")
                    .contains("doubt: beyond every forecast: yearly average, so confidence is")
                    .contains("slots taken by other jobs: as the decider knew at ");
            CliRun none = fleet.run("status", "quoted");
            assertThat(none.exitCode()).isEqualTo(1);
            assertThat(none.err()).contains("is in no status, dispatch or descriptor topic");

            assertThat(fleet.run("quote", job(folder, JOB.replace("8h", "20min"))).exitCode())
                    .isEqualTo(1);
            CliRun wrong = fleet.run("quote", job(folder, JOB.replace("east", "mars")));
            assertThat(wrong.exitCode()).isEqualTo(2);
            assertThat(wrong.err())
                    .contains("origin was 'mars', expected one of east, north, west");

            assertThat(fleet.run("calendar", "north").out())
                    .contains("nothing but a yearly average is known of this grid: no windows");
            assertThat(fleet.run("calendar", "mars").err())
                    .contains("no region is called 'mars': there are east, north, west");
            Eventually.holds(
                    "the decider to tell what is taken",
                    () -> fleet.fleet().decider().taken() instanceof Taken.Known);
        }
    }

    @Test
    void a_job_that_takes_a_choice_has_it_or_is_told_why_not(@TempDir Path folder)
            throws Exception {
        try (SealedFleet fleet = new SealedFleet(folder)) {
            Instant now = fleet.fleet().decider().world().get().now();
            QuoteId east = new QuoteId(SmallFleet.EAST, now, now.plus(Slots.LENGTH), now);
            QuoteId lapsed =
                    new QuoteId(SmallFleet.EAST, now, now.plus(Slots.LENGTH), now.minusSeconds(60));

            submit(fleet, "kept", east);
            submit(fleet, "late", lapsed);

            assertThat(fleet.run("status", "kept").out())
                    .contains("DONE in east")
                    .contains("quote kept: starts in east from " + now);
            assertThat(fleet.run("status", "late").out())
                    .contains("DONE in north")
                    .contains("quote not kept, decided as any other job: it lapsed at ");
            CliRun verified = fleet.run("verify-ledger");
            assertThat(verified.out()).contains("ok      receipts replayed identically");
        }
    }

    private static void submit(SealedFleet fleet, String id, QuoteId quote) throws Exception {
        String[] command = {
            "submit",
            "--origin",
            "east",
            "--model",
            "tiny",
            "--gpu-time",
            "30min",
            "--deadline",
            "8h",
            "--id",
            id,
            "--quote",
            quote.text(),
            "hello"
        };
        CliRun run = fleet.run(command);
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(fleet.end(Lane.BATCH, new JobId(id))).isInstanceOf(Status.Done.class);
    }

    private static String job(Path folder, String document) throws IOException {
        return Files.writeString(folder.resolve("job.json"), document).toString();
    }
}
