package io.heliotrope.orchestrator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.Decision;
import io.heliotrope.model.Job;
import io.heliotrope.model.RegionId;
import io.heliotrope.protocol.Receipt;
import io.heliotrope.queues.ClientSettings;
import io.heliotrope.queues.embedded.EmbeddedKafka;
import io.heliotrope.queues.embedded.EmbeddedKafkaConfig;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The commands that only read or write topics, on a broker of their own: control topics have fixed
/// names.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LedgerCommandsIT {
    private EmbeddedKafka kafka;
    private WrittenLedger ledger;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        kafka = EmbeddedKafka.start(EmbeddedKafkaConfig.in(folder));
        ledger = new WrittenLedger(ClientSettings.plain(kafka.bootstrap()));
    }

    @AfterAll
    void stop() {
        ledger.close();
        kafka.close();
    }

    @Test
    void a_job_is_followed_explained_and_verified_until_its_receipt_is_tampered_with()
            throws Exception {
        Job job = ledger.job("chat-1");
        Receipt receipt = ledger.decide(job);
        RegionId target = ((Decision.Dispatch) receipt.decision()).region();
        ledger.send(job, target, receipt);

        CliRun before = run("status", "chat-1", "--json");
        ledger.end(job, target, receipt);
        CliRun after = run("status", "chat-1");
        CliRun why = run("explain", "chat-1");
        CliRun audited = run("audit", "chat-1");
        CliRun sound = run("verify-ledger");

        assertThat(before.out()).contains("\"state\" : \"DISPATCHED\"").doesNotContain("decision");
        assertThat(after.out()).startsWith("chat-1   DONE in " + target);
        assertThat(after.exitCode()).isZero();
        assertThat(why.out())
                .contains("decision   run in " + target + " now", "runner-up", "electricitymaps")
                .contains("us-west lies outside its labels or law");
        assertThat(audited.exitCode()).isZero();
        assertThat(audited.out())
                .startsWith("chat-1   interactive job from eu-central: DONE")
                .contains("replays identically", "policy SHA-256", "electricitymaps, static")
                .contains("attempt 1 in " + target, "not sealed by a checkpoint");
        assertThat(sound.err()).isEmpty();
        assertThat(sound.out()).contains("receipts replayed identically: 2 of 2");
        assertThat(sound.exitCode()).isZero();

        RegionId elsewhere =
                new RegionId(target.equals(WrittenLedger.CENTRAL) ? "eu-east" : "eu-central");
        Job tampered = ledger.job("chat-2");
        ledger.send(
                tampered, elsewhere, WrittenLedger.claiming(ledger.decide(tampered), elsewhere));
        CliRun broken = run("verify-ledger");

        assertThat(broken.exitCode()).isEqualTo(1);
        assertThat(broken.out())
                .contains("BROKEN  receipts replayed identically: 2 of 3")
                .contains("chat-2: decision was recorded as");
    }

    @Test
    void an_unknown_job_is_one_line_and_exit_code_1() {
        CliRun run = run("explain", "nobody");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err()).startsWith("heliotrope explain: job 'nobody' is in no status");
    }

    @Test
    void an_unknown_result_is_one_line_and_exit_code_1() {
        CliRun run = run("audit", "result/nobody/0");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("'result/nobody/0' is neither a job nor a result");
    }

    @Test
    void submit_prints_the_id_that_it_put_on_the_origins_topic() {
        CliRun run =
                run(
                        "submit",
                        "--origin",
                        "eu-east",
                        "--model",
                        "tiny-llama",
                        "--id",
                        "mine",
                        "hello");

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo("mine\n");
    }

    @Test
    void submit_from_an_unknown_origin_names_those_there_are() {
        CliRun run = run("submit", "--origin", "mars", "--model", "tiny-llama", "hello");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--origin was 'mars', expected one of [asia-south,");
    }

    private CliRun run(String... arguments) {
        return WrittenLedger.run(kafka.bootstrap(), arguments);
    }
}
