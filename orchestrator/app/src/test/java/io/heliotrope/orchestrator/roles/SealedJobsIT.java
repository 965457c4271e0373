package io.heliotrope.orchestrator.roles;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.canaries.Canary;
import io.heliotrope.model.JobId;
import io.heliotrope.model.KeyId;
import io.heliotrope.model.Lane;
import io.heliotrope.model.Refusal;
import io.heliotrope.model.RegionId;
import io.heliotrope.orchestrator.cli.CliRun;
import io.heliotrope.orchestrator.cli.RecordingStarter;
import io.heliotrope.protocol.Status;
import io.heliotrope.queues.SealedJob;
import io.heliotrope.queues.SealedResult;
import io.heliotrope.queues.seal.KeyFiles;
import io.heliotrope.queues.seal.Opened;
import io.heliotrope.queues.seal.PayloadSeal;
import io.heliotrope.queues.seal.PrivateKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Sealed jobs through everything that is real but the model: broker, router, agent, decider and
/// workers.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SealedJobsIT {
    private static final String MARK = Canary.SEALED_PAYLOAD.text();

    private SealedFleet sealed;
    private Clinic clinic;
    private Path folder;

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        folder = directory;
        sealed = new SealedFleet(directory);
        clinic = new Clinic(sealed, "a cough, " + MARK);
    }

    @AfterAll
    void stop() {
        sealed.close();
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void a_sealed_job_runs_and_its_producer_alone_reads_the_answer(Lane lane) throws Exception {
        JobId job = new JobId("letter-" + lane);
        clinic.submit(lane, job, clinic.seal(lane, job, "EEA", clinic.published()));

        Status.Terminal end = sealed.end(lane, job);

        assertThat(end).isInstanceOf(Status.Done.class);
        assertThat(clinic.results(lane, job))
                .isNotEmpty()
                .allSatisfy(each ->
                        assertThat(each)
                                .isInstanceOfSatisfying(
                                        SealedResult.Open.class,
                                        open ->
                                                assertThat(open.content().bytes())
                                                        .asString(UTF_8)
                                                        .contains(MARK)));
        assertThat(clinic.results(lane, job, PrivateKey.generate()))
                .isNotEmpty()
                .allMatch(SealedResult.Closed.class::isInstance);
        List<byte[]> secrets = new ArrayList<>(List.of(MARK.getBytes(UTF_8)));
        for (RegionId region : List.of(SmallFleet.NORTH, SmallFleet.EAST)) {
            for (Path file : Bytes.files(sealed.keys().resolve(region.value()))) {
                secrets.add(Bytes.of(file));
                secrets.add(Base64.getUrlDecoder().decode(Bytes.of(file)));
            }
        }
        assertNowhere(secrets);
    }

    /// Not on any disk, in no log line, not on the metrics page; what is looked for is there where
    /// it must be, so that the search proves something.
    private void assertNowhere(List<byte[]> secrets) throws Exception {
        for (Path disk : sealed.disks()) {
            assertThat(Bytes.in(disk, secrets)).as("%s", disk).isEmpty();
        }
        List<byte[]> open = List.of(clinic.replyTo().text().getBytes(UTF_8));
        assertThat(Bytes.in(sealed.disks().getFirst(), open)).isNotEmpty();
        for (byte[] secret : secrets) {
            String text = new String(secret, UTF_8).strip();
            assertThat(sealed.logLines()).isNotEmpty().noneMatch(line -> line.contains(text));
            assertThat(sealed.metricsPage())
                    .contains("heliotrope_not_opened_total")
                    .doesNotContain(text);
        }
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void personal_data_in_the_open_is_refused_with_the_fix(Lane lane) throws Exception {
        JobId job = new JobId("postcard-" + lane);
        sealed.producer()
                .submit(
                        SmallFleet.EAST,
                        lane,
                        job,
                        Clinic.headers(lane, "EEA"),
                        "a cough".getBytes(UTF_8))
                .get();

        assertThat(sealed.end(lane, job))
                .isInstanceOfSatisfying(
                        Status.Refused.class,
                        refused -> {
                            assertThat(refused.reason()).isEqualTo(Refusal.NOT_SEALED);
                            assertThat(refused.detail()).contains("seal the payload to the keys");
                        });
        assertThat(sealed.dispatches(lane, job)).isEmpty();
    }

    @Test
    void keys_rotate_while_jobs_run() throws Exception {
        PrivateKey old = sealed.newKey(SmallFleet.EAST);
        sealed.publish();
        Set<KeyId> used = new HashSet<>();
        List<JobId> jobs = new ArrayList<>();

        PrivateKey young = old;
        for (int i = 0; i < 12; i++) {
            JobId job = new JobId("busy-" + i);
            SealedJob.Ready ready = clinic.seal(Lane.INTERACTIVE, job, "PL", clinic.published());
            used.addAll(PayloadSeal.keys(ready.payload()).orElseThrow().values());
            clinic.submit(Lane.INTERACTIVE, job, ready);
            jobs.add(job);
            if (i == 5) {
                young = sealed.newKey(SmallFleet.EAST);
                assertThat(sealed.run("keys", "publish").exitCode()).isZero();
            }
        }

        assertThat(used).containsExactlyInAnyOrder(old.publicKey().id(), young.publicKey().id());
        for (JobId job : jobs) {
            assertThat(sealed.end(Lane.INTERACTIVE, job)).isInstanceOf(Status.Done.class);
        }
    }

    @Test
    void what_a_deleted_key_sealed_is_gone_for_good_and_the_ledger_still_verifies()
            throws Exception {
        PrivateKey doomed = sealed.newKey(SmallFleet.EAST);
        sealed.publish();
        JobId done = new JobId("done");
        JobId late = new JobId("late");
        SealedJob.Ready first = clinic.seal(Lane.INTERACTIVE, done, "PL", clinic.published());
        SealedJob.Ready second = clinic.seal(Lane.INTERACTIVE, late, "PL", clinic.published());
        clinic.submit(Lane.INTERACTIVE, done, first);
        assertThat(sealed.end(Lane.INTERACTIVE, done)).isInstanceOf(Status.Done.class);
        Opened before = clinic.openedInTheEast(done, first);

        sealed.retire(SmallFleet.EAST, doomed);
        sealed.publish();
        sealed.awaitPublished();
        sealed.delete(SmallFleet.EAST, doomed);
        clinic.submit(Lane.INTERACTIVE, late, second);

        assertThat(before).isInstanceOf(Opened.Plain.class);
        assertThat(clinic.openedInTheEast(done, first))
                .isEqualTo(new Opened.Closed(Opened.Why.KEY_MISSING));
        assertThat(sealed.end(Lane.INTERACTIVE, late))
                .isInstanceOfSatisfying(
                        Status.Refused.class,
                        refused ->
                                assertThat(refused.reason()).isEqualTo(Refusal.SEALED_ELSEWHERE));
        assertNowhere(List.of(MARK.getBytes(UTF_8)));
        CliRun verified = sealed.run("verify-ledger");
        assertThat(verified.out() + verified.err())
                .contains("receipts replayed identically")
                .doesNotContain("BROKEN");
        assertThat(verified.exitCode()).isZero();
    }

    @Test
    void the_command_line_seals_and_opens() throws Exception {
        Path file = folder.resolve("clinic.key");
        Path payload = Files.writeString(folder.resolve("letter"), "a cough, " + MARK);
        CliRun made =
                CliRun.of(new RecordingStarter(), "keys", "new", "--reply-key", file.toString());
        String submit =
                "submit --origin east --model tiny --personal --residency EEA --id by-hand"
                        + " --reply-key %s --file %s".formatted(file, payload);

        CliRun submitted = sealed.run(submit.split(" "));
        assertThat(sealed.end(Lane.INTERACTIVE, new JobId("by-hand")))
                .isInstanceOf(Status.Done.class);
        CliRun opened = sealed.run("result", "by-hand", "--reply-key", file.toString());
        CliRun shut = sealed.run("result", "by-hand");

        assertThat(made.out().strip()).isEqualTo(KeyFiles.read(file).publicKey().text());
        assertThat(submitted.err()).isEmpty();
        assertThat(opened.out()).isEqualTo("read a cough, " + MARK + "\n");
        assertThat(shut.exitCode()).isEqualTo(1);
        assertThat(shut.out()).isEmpty();
        assertThat(shut.err()).contains("is sealed: give the private key with --reply-key");
    }
}
